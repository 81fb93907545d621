"""A wish on its way from a search to the map: what it says, what can be chosen, and the one that is being made."""
