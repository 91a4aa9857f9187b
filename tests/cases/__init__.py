"""Real public forms, and invented ones like them, filled in and checked through the command line alone."""
