"""One honest workbook spoilt in every way that a real inbox holds: a case is a change and what must come of it."""
