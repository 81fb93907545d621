"""A Bot API server and chat page that run on your own machine."""
