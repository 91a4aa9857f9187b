"""The shipped example district: what its units would send back, typed into their workbooks."""
