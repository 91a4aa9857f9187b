"""The same project and the same indicator in two years, however they are worded."""
