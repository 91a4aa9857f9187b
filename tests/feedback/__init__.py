"""The way back to a unit: what goes into its feedback workbook, and what comes of it."""
