"""The SELECTs of the social map, one module per noun."""
