"""Referrals that wait for a coach: everybody who coaches in the organisation can take one, a coordinator assigns."""

from casework.queue.taking import (
    AlreadyTaken,
    NotWaiting,
    SomethingFollowed,
    assign,
    put_back,
    take,
    to_give,
)
from casework.queue.waiting import Waiting, coaches, count, waiting

__all__ = [
    "AlreadyTaken",
    "NotWaiting",
    "SomethingFollowed",
    "Waiting",
    "assign",
    "coaches",
    "count",
    "put_back",
    "take",
    "to_give",
    "waiting",
]
