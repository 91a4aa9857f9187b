"""Reports: their content, the template, the Word file."""
