"""The roll-up as one HTML page for those who only look: the book's figures, with no file or network beside it."""
