"""Dutch as people type it: tidying, numbers, dates and the privacy guard. Pure: no clock, no database."""
