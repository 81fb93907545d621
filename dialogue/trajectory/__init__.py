"""What a coach works on with a client: goals, steps, what is in the way, pauses, and what she takes part in."""
