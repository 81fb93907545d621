import importlib
import pkgutil
from datetime import date

import casework
from foundation.refusals import NotFound, Refusal
from foundation.words import say

DAY = date(2026, 11, 20)
FACTS = dict.fromkeys(
    (
        "day", "closed_on", "chosen_on", "started_on", "stopped_on", "earliest", "until", "milestone",
        "answerable_from",
    ),
    DAY,
) | {"folder": "x", "minutes": 500, "most": 3, "category": "amw", "list": "x", "names": ["A", "B"], "path": "x",
    "code_name": "Kievit-27", "asked": False, "text": "x", "row": 2}  # fmt: skip


def refusals():
    for module in pkgutil.walk_packages(casework.__path__, "casework."):
        importlib.import_module(module.name)
    return sorted(
        {each for each in _below(Refusal) if each.__module__.startswith("casework.") and each is not NotFound},
        key=lambda each: each.__name__,
    )


def _below(kind):
    for each in kind.__subclasses__():
        yield each
        yield from _below(each)


def test_every_refusal_has_its_words():
    for refusal in refusals():
        words = say("casework", refusal.message(), **FACTS)
        assert words.endswith((".", "?")), refusal
        assert "{" not in words, refusal
