"""Benchmarks: what the program costs beside what anybody would write, ratios of one run (``make bench``)."""
