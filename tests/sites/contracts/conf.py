"""Sphinx configuration of the knowledge base."""

project = "わたしたちの手引き"
author = "編集部"
language = "ja"

extensions = ["sphinx_guidance"]
