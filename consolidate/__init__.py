"""Returned workbooks in: reading, findings, ledger and roll-up; never generates a form and never prints."""
