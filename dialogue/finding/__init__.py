"""What a search found, as screens: the list that can be turned over and narrowed, and the card of one listing."""
