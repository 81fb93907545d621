"""What coaches tell each other of a listing; providers do not see it."""
