"""Clients that one coach offers to another: nothing changes until she accepts, and then everything goes along."""

from casework.handovers.answering import HandedOver, OfferOver, accept, refuse, withdraw
from casework.handovers.offering import offer, taker, takers
from casework.handovers.reading import KEPT, Offer, Source, answered, by_me, sources, to_me, unanswered

__all__ = [
    "KEPT",
    "HandedOver",
    "Offer",
    "OfferOver",
    "Source",
    "accept",
    "answered",
    "by_me",
    "offer",
    "refuse",
    "sources",
    "taker",
    "takers",
    "to_me",
    "unanswered",
    "withdraw",
]
