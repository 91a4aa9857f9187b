"""Mutants of a good return: each ends in one state with a reason, none with a value it does not have."""
