"""Listings: adding, changing, confirming, stopping. Every change is kept with its before and after."""

from social_map.listings.changing import NotAListingFact, NothingChanged, change
from social_map.listings.closing import (
    ClosedBackwards,
    ClosureOver,
    TooManyClosures,
    close_days,
    open_days,
    set_holidays,
    set_season,
)
from social_map.listings.dates import DateAlreadyOver, DateTooFar, cancel_date, restore_date
from social_map.listings.deciding import OwnProposal, ProposalDecided, publish, reject
from social_map.listings.making import TitleMissing, add, made_by, propose
from social_map.listings.owning import hand_over
from social_map.listings.standing import (
    ListingStopped,
    asked,
    call_again,
    confirm,
    doubt,
    doubt_less,
    missed_call,
    not_now,
    pause,
    resume,
    set_full,
    set_open,
    set_rhythm,
    stop,
    trust,
)
from social_map.listings.undoing import CannotBeUndone, may_undo, undo

__all__ = [
    "CannotBeUndone", "ClosedBackwards", "ClosureOver", "DateAlreadyOver", "DateTooFar", "ListingStopped",
    "NotAListingFact", "NothingChanged", "OwnProposal", "ProposalDecided", "TitleMissing", "TooManyClosures", "add",
    "asked", "call_again", "cancel_date", "change", "close_days", "confirm", "doubt", "doubt_less", "hand_over",
    "made_by", "may_undo", "missed_call", "not_now", "open_days", "pause", "propose", "publish", "reject",
    "restore_date", "resume", "set_full", "set_holidays", "set_open", "set_rhythm", "set_season", "stop", "trust",
    "undo",
]  # fmt: skip
