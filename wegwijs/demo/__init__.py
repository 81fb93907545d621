"""The demo: an invented region with its map, people and two years of casework, ending today."""
