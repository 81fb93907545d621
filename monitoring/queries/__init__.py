"""SELECTs of this room about its own tables, one module for each noun. What casework knows is read in `facts`."""
