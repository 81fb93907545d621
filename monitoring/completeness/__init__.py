"""What is missing in the figures of a period: for the coach to fill in, for the regisseur about how much (F08)."""
