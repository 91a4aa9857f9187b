"""Locked workbooks out of the contract and what is known of a unit; never reads a returned file."""
