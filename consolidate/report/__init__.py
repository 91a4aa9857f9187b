"""A unit's 自评报告: what it says, plainly, and the Word file it is put into."""
