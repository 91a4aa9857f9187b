"""The ledger: every issue, every returned file with what was read and found in it, and earlier years."""
