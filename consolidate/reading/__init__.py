"""A returned file, hostile until read: the gate before any library, our own reader, and bounded children that run both."""
