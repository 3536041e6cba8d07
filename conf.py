"""Sphinx configuration of the site; everything else stands in the files below this folder."""

project = "B2B2C開発トラブル対策ガイド"
author = "B2B2C開発トラブル対策ガイド編集部"
copyright = "2026, B2B2C開発トラブル対策ガイド編集部"
language = "ja"

extensions = ["sphinx_guidance"]
myst_enable_extensions = ["attrs_block", "colon_fence", "linkify"]
myst_linkify_fuzzy_links = False  # ASP.NET is no address
myst_disable_syntax = ["html_block", "html_inline"]  # what authors write stays text

html_theme = "guidance"
html_title = project
html_permalinks_icon = "#"
html_copy_source = False
html_show_sourcelink = False
nitpicky = True
