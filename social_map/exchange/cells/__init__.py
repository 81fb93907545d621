"""What people write in the cells of a list, and which column holds what."""
