"""What happened in a period in piles: a row for each organisation, neighbourhood or practice, and what it counts."""
