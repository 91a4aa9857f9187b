"""Tidy tables out of the ledger, for other programs: csv, JSON or Parquet, with a dictionary of their columns."""
