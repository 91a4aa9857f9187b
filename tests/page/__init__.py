"""The HTML page of the roll-up."""
