"""Tests of how names of two years are matched."""
