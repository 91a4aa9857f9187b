"""The ledger: every issue, every returned file with its readings and findings, and earlier years; only ever added to."""
