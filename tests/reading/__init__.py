"""The gate, the reader and the bounded children."""
