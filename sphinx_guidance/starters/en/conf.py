"""Sphinx configuration of the knowledge base."""

project = "Moving into rented premises"
author = "The editors"
language = "en"

extensions = ["sphinx_guidance"]
