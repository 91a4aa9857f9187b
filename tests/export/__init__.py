"""The exported tables."""
