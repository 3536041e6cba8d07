"""A checklist as an Excel workbook, and a filled workbook read back."""
