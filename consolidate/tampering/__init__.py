"""What was changed that was locked, renamed, moved, hidden or merged: a returned workbook against what was issued."""
