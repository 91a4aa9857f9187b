"""Tests of the district roll-up and of the year-over-year list."""
