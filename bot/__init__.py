"""Telegram only: intake and sender, a screen as a Telegram message, command menus."""
