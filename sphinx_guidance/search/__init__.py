"""The site's search: what is indexed, how Japanese text is folded, and the bytes of the index."""
