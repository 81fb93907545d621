"""Every SELECT about the people we walk with, one module per noun. Access is checked by whoever calls."""
