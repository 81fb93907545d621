"""Two years of invented casework: lived by seeded chance, checked against the rules of `casework`, written in bulk."""
