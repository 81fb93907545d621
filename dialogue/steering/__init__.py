"""What a regisseur steers by, as screens and fields: norms, capacity, agreements, practices, the meeting pack."""
