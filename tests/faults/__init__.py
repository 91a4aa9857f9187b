"""What must survive: kills at any moment, runs at once, a disk that is full."""
