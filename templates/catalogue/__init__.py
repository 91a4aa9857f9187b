"""Every message a person reads, Chinese first and English beside it; the only place where wording lives."""
