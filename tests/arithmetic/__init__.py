"""The arithmetic of indicators over units."""
