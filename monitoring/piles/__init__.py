"""What happened in a period in piles: a row for each organisation, practice and so on, and what it counts."""
