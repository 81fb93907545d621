"""Lists of others, in and out: every format is read into records of one shape, checked, rehearsed and applied."""
