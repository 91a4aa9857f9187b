"""Units under departments under districts under a city: a tree of any depth, its sums, and its proofs."""
