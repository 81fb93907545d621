"""What a client may ask of her own records: to see them, to have them corrected, to have them erased (DOMAIN §4.5)."""

from casework.rights.doors import DECIDERS, is_hers, named, of_code_name, trajectory
from casework.rights.requests import (
    Decided,
    answer,
    answered,
    ask,
    deciders,
    every_waiting,
    to_answer,
    waiting,
    withdraw,
)

__all__ = [
    "DECIDERS",
    "Decided",
    "answer",
    "answered",
    "ask",
    "deciders",
    "every_waiting",
    "is_hers",
    "named",
    "of_code_name",
    "to_answer",
    "trajectory",
    "waiting",
    "withdraw",
]
