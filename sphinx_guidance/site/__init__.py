"""All that touches Sphinx: one component, one module, one ``setup_…`` function."""
