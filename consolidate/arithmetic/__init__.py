"""The same indicator over many units, by the arithmetic of the official notes (domain.md 1.6)."""
