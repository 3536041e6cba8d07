"""Inputs with what comes of them, which pytest and vitest both read (README.md)."""
