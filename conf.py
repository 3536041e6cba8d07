"""Sphinx configuration of the site; everything else stands in the files below this folder."""

project = "B2B2C開発トラブル対策ガイド"
author = "B2B2C開発トラブル対策ガイド編集部"
copyright = "2026, B2B2C開発トラブル対策ガイド編集部"
language = "ja"

extensions = ["sphinx_guidance"]
