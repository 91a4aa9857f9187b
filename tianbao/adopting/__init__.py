"""A blank official form in Excel -> a draft of its form file, every guess marked for a person to look at."""
