"""Withdrawal: somebody's name and number leave a listing, its history, and what its source said of it."""

from social_map.withdrawal.erasing import erase
from social_map.withdrawal.scrubbing import Scrubber

__all__ = ["Scrubber", "erase"]
