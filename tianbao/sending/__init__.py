"""Handing workbooks to the units: department zips, mail drafts, the bureau's mail server, reminders."""
