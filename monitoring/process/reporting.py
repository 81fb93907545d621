"""What coaches together think of referring and reporting back: never of few, and only once a half-year is over.

The answers of a half-year are closed with it, so there is one version of them. A coach counts in each municipality for
which she works, and several municipalities together are the sum of those that are shown by themselves: nobody learns
an answer by taking one table from another.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from foundation.language.dates import said_on
from foundation.storage import Store
from monitoring.periods import Period
from monitoring.process import queries
from monitoring.process.models import ANSWERS, ProcessAnswer
from monitoring.scope import Scope
from monitoring.suppression import PUBLIC, Rule

QUESTIONS = ("referring", "reporting")


@dataclass(frozen=True, slots=True)
class Outcome:
    """The answers to both questions: question → answer → count; a question without anything to show is not in it.

    `remarks`: what they wrote, by alphabet. `hidden`: there are answers that are not shown, for they are of few.
    """

    half: Period
    counts: dict[str, dict[str, int]]
    remarks: tuple[str, ...] = ()
    hidden: bool = False


def for_report(store: Store, scope: Scope, period: Period, *, now: datetime, rule: Rule | None) -> list[Outcome]:
    """The outcome of every half-year in this period that is over. Nothing for everybody, nor of an organisation."""
    if rule is PUBLIC or scope != Scope(
        scope.municipality_ids, invented=scope.invented, municipality=scope.municipality
    ):
        return []
    halves = [Period(period.year, "H", number) for number in (1, 2)]
    over = [each for each in halves if period.first <= each.first and each.last <= period.last < said_on(now)]
    return [_outcome(store, scope, each, rule) for each in over]


def _outcome(store: Store, scope: Scope, half: Period, rule: Rule | None) -> Outcome:
    every = queries.of_half(store, str(half), invented=scope.invented)
    places = {place for each in every for place in each.municipality_ids}
    if scope.municipality_ids is not None:
        places &= scope.municipality_ids
    counts: dict[str, Counter[str]] = {}
    remarks: list[str] = []
    hidden = False
    for place in sorted(places):
        here = [each for each in every if place in each.municipality_ids]
        for question in QUESTIONS:
            shown = _shown(here, question, rule)
            hidden |= shown is None
            counts.setdefault(question, Counter()).update(shown or {})
        if rule is None or not rule.is_small(len(here)):
            remarks += [each.text for each in here if each.text]
    found = {question: {code: tally[code] for code in ANSWERS} for question, tally in counts.items() if tally}
    return Outcome(half, found, tuple(sorted(set(remarks))), hidden)


def _shown(here: Sequence[ProcessAnswer], question: str, rule: Rule | None) -> dict[str, int] | None:
    """The counts of one municipality; None where one of them is of few: then none of them is shown."""
    tally = Counter(each.referring if question == "referring" else each.reporting for each in here)
    counts = {code: tally[code] for code in ANSWERS if tally[code]}
    return None if rule and any(rule.is_small(count) for count in counts.values()) else counts
