"""Tests of the checks: what a unit wrote in, rows of (finding, cell) out."""
