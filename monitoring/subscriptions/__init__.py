"""Who gets the figures by themselves: asked for, stopped with one tap, and each report sent once."""
