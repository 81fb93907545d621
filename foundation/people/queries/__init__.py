"""Every SELECT about people and organisations, one module per noun."""
