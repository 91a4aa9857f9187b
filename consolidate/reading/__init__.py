"""A returned file, hostile until read: a gate before any library, our own reader, bounded children that run both."""
