"""Every SELECT of the front door: about the house as a whole, never about a person."""
