"""How figures, codes and periods are said, in the language of the reader."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from foundation.codes import codes
from foundation.words import label, say
from foundation.words.filters import number
from monitoring.periods import Period
from monitoring.scope import Scope
from monitoring.summing import mark
from monitoring.suppression import HIDDEN

LISTS = {
    "referrals.by_type": "referrer_type",
    "closed.by_reason": "closing_reason",
    "lost_before_intake.by_reason": "closing_reason",
    "lost_in_trajectory.by_reason": "closing_reason",
    "dropped_out.by_reason": "stop_reason",
    "chosen.by_category": "category",
    "found_on_map.by_way": "found",
    "wishes.by_category": "category",
    "reasons.by_reason": "main_reason",
    "reasons.by_mention": "main_reason",
    "reach.by_referrer": "referrer_type",
}
NAMED = {
    "reach.by_neighbourhood",
    "from_where.by_practice",
    "from_where.by_organisation",
}  # these codes are names already


def figure(value: Any) -> str:
    """`12`, `4,6`, `1.234`; `·` for what is not shown, `–` for nothing over nothing; a mark behind a sum of towns."""
    if value == HIDDEN:
        return label("monitoring", "hidden")
    if value is None:
        return label("monitoring", "nothing")
    said = number(Decimal(str(value)), 1 if isinstance(value, float) else 0)
    return said + mark(value)


def code_name(field: str, code: str) -> str:
    """What a code of a breakdown such as `closed.by_reason` is called."""
    if field in NAMED:
        return code
    return codes(LISTS[field])[code].nl if field in LISTS else label("monitoring", f"code.{field}.{code}")


def field_name(key: str, name: str) -> str:
    """What a number of an indicator is called."""
    return label("monitoring", f"field.{key}.{name}")


def place_name(scope: Scope) -> str:
    """Where the figures are from."""
    return scope.name or label("monitoring", "map.all_places")


def period_name(period: Period) -> str:
    """`kwartaal 3 2026`."""
    return say("monitoring", "report/period", part=period.part, number=period.number, year=period.year)


def span_name(periods: Sequence[Period]) -> str:
    """`kwartaal 1 2023 tot en met kwartaal 3 2026`; of one period its name."""
    first, last = period_name(periods[0]), period_name(periods[-1])
    return last if first == last else label("monitoring", "span").format(first=first, last=last)


def short_period_name(period: Period, *, beside: Period | None = None) -> str:
    """`K3`, with its year unless it stands beside a period of the same year."""
    with_year = beside is None or beside.year != period.year
    return say(
        "monitoring", "report/short_period",
        part=period.part, number=period.number, year=period.year, with_year=with_year,
    )  # fmt: skip
