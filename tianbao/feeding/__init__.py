"""The way back to the unit (退回修改): which returns are sent back, the files written for them, what came of it."""
