"""Stories that give the figures colour: told with consent, read by a second person, chosen per report, withdrawable."""
