"""What is part of something else in a sentence, and when the two may not stand in one.

Of several municipalities each number is the sum of those that show it. Were a part told of a town that does not show
the whole, the part could be larger than its whole.
"""

from monitoring.reports import Report
from monitoring.suppression import HIDDEN

WHOLES = {
    "referrals.from_primary_care": "referrals.total",
    "fitting.fitting": "fitting.known",
    "fitting.elsewhere": "fitting.known",
    "fitting.unclear": "fitting.known",
    "completed.total": "closed.total",
    "lost_in_trajectory.total": "closed.total",
    "participants.new": "participants.active",
    "wishes.fulfilled": "wishes.total",
    "wishes.without_supply": "wishes.total",
    "waiting.over_92_days": "waiting.on_last_day",
    "sessions.without_minutes": "sessions.held",
}


def apart(report: Report) -> frozenset[str]:
    """The parts ("indicator.number") that are told of a municipality of which the whole is not, though it is told."""
    return frozenset(
        part for part, whole in WHOLES.items() if (here := _towns(report, whole)) and not _towns(report, part) <= here
    )


def towns_in(report: Report, path: str) -> dict[str, int] | None:
    """Of how many municipalities a number is the sum, `of` how many; None where it is of all there are, or of none."""
    here, of = len(_towns(report, path)), len(report.towns)
    return {"here": here, "of": of} if 0 < here < of else None


def _towns(report: Report, path: str) -> frozenset[int]:
    key, _, name = path.partition(".")
    return frozenset(
        place for place, town in enumerate(report.towns) if town.shown.get(key, {}).get(name, HIDDEN) != HIDDEN
    )
