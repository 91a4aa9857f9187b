"""The checks of a return: plain functions from what came back to findings; they know no file and no clock."""
