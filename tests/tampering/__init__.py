"""Tests of what was changed that was locked."""
