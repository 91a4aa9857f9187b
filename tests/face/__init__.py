"""The command line as scripts and people use it: exit codes, JSON, messages, and the whole demonstration."""
