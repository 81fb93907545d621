"""A yearly self-evaluation along the elements of DOMAIN E04, with items of one's own; answered and shown together."""
