"""A Telegram on your own machine: Bot API server, chat page and Python client.

Knows no room of the house and never reads the clock: whoever builds a `world.World` hands it one.
"""
