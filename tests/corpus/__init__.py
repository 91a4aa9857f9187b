"""A corpus of bad and odd returns, built from one good one: what is changed, and what must come of it.

The expectations come from the catalogue of checks and from what was measured on returned files, never from what the
program happens to say. ``python -m tests.corpus`` runs it and prints a table with seconds and peak memory.
"""
