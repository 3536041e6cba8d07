"""Sphinx configuration of the knowledge base."""

project = "わたしたちの手引き"
author = "編集部"
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
