"""The sheets of the roll-up, each made as a part of the book."""
