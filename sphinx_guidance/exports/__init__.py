"""The knowledge base in other programs' formats: one module a format, none knows of Sphinx."""
