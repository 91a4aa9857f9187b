"""The roll-up as plain values: a book of sheets whose every figure knows where it comes from."""
