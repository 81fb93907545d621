"""What teams gave together: a mean for each element, never of few, beside the year before.

Shown once the month is over, so there is one version. Somebody counts in each of her municipalities; several together
are the sum of those that are shown by themselves.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import MINYEAR, date
from decimal import ROUND_HALF_UP, Decimal

from sqlalchemy import select

from foundation.people.models import Organisation
from foundation.storage import Store
from monitoring.evaluation.models import ELEMENTS, EvaluationScore
from monitoring.evaluation.scoring import MONTH
from monitoring.suppression import INTERNAL


@dataclass(frozen=True, slots=True)
class Outcome:
    """Of a year: the mean of each element that may be shown (1 to 4, one decimal), and of the year before.

    `people`: who gave a score in the municipalities that are shown. `hidden`: elsewhere there were too few.
    """

    year: int
    means: dict[str, Decimal]
    before: dict[str, Decimal]
    people: int
    hidden: bool


def outcome(
    store: Store, municipality_ids: Collection[int], year: int, *, today: date, invented: bool
) -> Outcome | None:
    """The outcome of a year; None while it is not over, and for what is no year."""
    if not MINYEAR <= year <= last_year(today):
        return None
    means, people, hidden = _means(store, municipality_ids, year, invented=invented)
    before, _, _ = _means(store, municipality_ids, year - 1, invented=invented)
    return Outcome(year, means, {element: before[element] for element in means if element in before}, people, hidden)


def last_year(today: date) -> int:
    """The newest year of which there is an outcome."""
    return today.year if today > date(today.year, MONTH, 30) else today.year - 1


def _means(
    store: Store, municipality_ids: Collection[int], year: int, *, invented: bool
) -> tuple[dict[str, Decimal], int, bool]:
    found = select(EvaluationScore).join(Organisation, Organisation.id == EvaluationScore.organisation_id)
    every = store.scalars(found.where(EvaluationScore.year == year, Organisation.invented.is_(invented))).all()
    shown: dict[str, list[int]] = {}
    people, hidden = 0, False
    for place in sorted(municipality_ids):
        here = [each for each in every if place in each.municipality_ids]
        people += 0 if _is_few(here) else _respondents(here)
        for element in ELEMENTS:
            scores = [each for each in here if each.element == element]
            hidden |= _is_few(scores)
            if scores and not _is_few(scores):
                shown.setdefault(element, []).extend(each.score for each in scores)
    return {element: _mean(shown[element]) for element in ELEMENTS if element in shown}, people, hidden


def _respondents(scores: Sequence[EvaluationScore]) -> int:
    return len({each.respondent for each in scores})


def _is_few(scores: Sequence[EvaluationScore]) -> bool:
    return INTERNAL.is_small(_respondents(scores))


def _mean(scores: Sequence[int]) -> Decimal:
    return (Decimal(sum(scores)) / len(scores)).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)
