"""Sphinx configuration of the knowledge base."""

project = "部屋を貸し借りする手引き"
author = "編集部"
language = "ja"

extensions = ["sphinx_guidance"]
