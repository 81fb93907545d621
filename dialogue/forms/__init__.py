"""Forms: a list of fields, asked one at a time, only when missing, by tapping or by typing (DESIGN §3)."""
