"""Listings: adding, changing, confirming, stopping. Every change is kept with its before and after."""

from social_map.listings.changing import (
    CannotBeUndone,
    NotAListingFact,
    NothingChanged,
    change,
    undo,
)
from social_map.listings.dates import DateAlreadyOver, cancel_date, restore_date
from social_map.listings.making import TitleMissing, add, propose, publish
from social_map.listings.standing import (
    ListingStopped,
    asked,
    confirm,
    doubt,
    missed_call,
    not_now,
    pause,
    resume,
    set_full,
    set_open,
    stop,
)

__all__ = [
    "CannotBeUndone", "DateAlreadyOver", "ListingStopped", "NotAListingFact", "NothingChanged", "TitleMissing",
    "add", "asked", "cancel_date", "change", "confirm", "doubt", "missed_call", "not_now", "pause", "propose",
    "publish", "restore_date", "resume", "set_full", "set_open", "stop", "undo",
]  # fmt: skip
