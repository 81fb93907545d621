"""How much the guard finds, on sentences that were written before it was tuned: every third line is kept apart.

Found and missed are counted per sentence and kind. The sentences are invented by who built the guard, so the figures
say how it does on these and not on what people will type: what was not found is never said to be clean.
"""

from collections import Counter
from itertools import islice
from pathlib import Path

import pytest

from foundation.language import guard

SENTENCES = Path(__file__).parent / "guard_sentences.tsv"
CODE_WORDS = frozenset({"kievit", "wulp", "specht", "grutto", "lijster"})
# (precision, recall) in percents, slightly under what was measured; the third apart was measured once, after tuning
FLOORS = {
    "tuned": {
        **dict.fromkeys(("handle", "iban", "plate", "url"), (97, 97)),
        "address": (97, 89), "birth_date": (97, 97), "bsn": (97, 87), "email": (97, 90), "name": (96, 93),
        "phone": (97, 92), "refused": (97, 93),
    },
    "apart": {
        **dict.fromkeys(("bsn", "email", "handle", "iban", "plate", "url"), (97, 97)),
        "address": (97, 55), "birth_date": (97, 77), "name": (92, 86), "phone": (97, 81), "refused": (95, 83),
    },
}  # fmt: skip


def sentences():
    """(kinds, field, text) of every line; `none` is the empty set."""
    lines = [line.split("\t") for line in SENTENCES.read_text(encoding="utf-8").splitlines() if line[:1] != "#"]
    return [(frozenset(kinds.split(",")) - {"none"}, field, text) for kinds, field, text in lines]


def parts():
    """Two thirds that the guard was tuned on, and the third that was kept apart."""
    every = sentences()
    apart = list(islice(every, 2, None, 3))
    return {"tuned": [line for place, line in enumerate(every) if place % 3 != 2], "apart": apart}


def measured(part, find):
    """(precision, recall) per kind in whole percents, rounded down; `refused` is any kind, as the chat refuses."""
    right, wrong, missed = Counter(), Counter(), Counter()
    for meant, field, text in part:
        found = {finding.kind for finding in find(text, field, CODE_WORDS)}
        for seen, expected in ((found, set(meant)), ({"refused"} if found else set(), {"refused"} if meant else set())):
            right.update(seen & expected)
            wrong.update(seen - expected)
            missed.update(expected - seen)
    kinds = sorted(right | wrong | missed)
    return {
        kind: (
            100 * right[kind] // max(1, right[kind] + wrong[kind]),
            100 * right[kind] // max(1, right[kind] + missed[kind]),
        )
        for kind in kinds
    }


@pytest.mark.parametrize("part", FLOORS)
def test_precision_and_recall_per_kind_stay_above_their_floors(part):
    reached = measured(parts()[part], guard.find)

    assert reached.keys() == FLOORS[part].keys()
    assert [(kind, reached[kind]) for kind, floor in FLOORS[part].items() if not _holds(reached[kind], floor)] == []


def test_there_are_enough_sentences_and_a_third_is_apart():
    every = sentences()

    assert len(every) >= 600
    assert len({text for _, _, text in every}) == len(every)
    assert len(parts()["apart"]) == len(every) // 3
    assert 0.4 < sum(not kinds for kinds, _, _ in every) / len(every) < 0.6


def test_control_who_finds_nothing_or_refuses_everything_falls_through_the_floors():
    apart, floor = parts()["apart"], FLOORS["apart"]["refused"]
    everything = guard.Finding("name", 0, 1)

    assert not _holds(measured(apart, lambda *_: ())["refused"], floor)
    assert not _holds(measured(apart, lambda *_: (everything,))["refused"], floor)


def _holds(reached, floor):
    return all(percent >= least for percent, least in zip(reached, floor, strict=True))
