"""The front door: command line, settings, the clock, putting the rooms together, the demo."""
