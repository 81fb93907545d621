"""People we walk with: every client record is here and nowhere else."""
