"""The ledger, the store, the standings, and what earlier years leave behind."""
