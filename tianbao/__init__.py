"""The face: commands, screen output and the workspace on disk; nothing below imports it."""
