"""Prints the book as an Excel workbook: live formulas over the rows, values kept beside them, one style sheet."""
