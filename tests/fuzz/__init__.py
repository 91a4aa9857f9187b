"""Mutants of a good return: each ends in one state with a reason, and none counts with a value that it does not have."""
