"""A listing to give away: a text, a picture, a calendar file. Made of the listing alone: nothing of a client is in it.

What is for coaches only stays out of all of them.
"""
