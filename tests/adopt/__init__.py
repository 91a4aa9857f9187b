"""Blank official forms as bureaus have them, made with openpyxl, and what is right for each cell."""
