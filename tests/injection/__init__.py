"""Nothing of a returned file reaches a formula, a link or a path in anything that we write."""
