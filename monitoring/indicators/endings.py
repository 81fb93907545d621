"""How trajectories ended: completed, or lost before or after the intake."""

from foundation.codes import of_class
from monitoring.facts.values import Ending, Facts
from monitoring.indicators.arithmetic import Figures, tally
from monitoring.indicators.support import closings


def completed(facts: Facts) -> Figures:
    """Closed in the period for a good reason, after at least one talk (DOMAIN I15)."""
    good = of_class("closing_reason", "positive")
    return {"total": sum(e.talks > 0 and e.reason in good for e in closings(facts))}


def lost_before_intake(facts: Facts) -> Figures:
    """Closed without a talk, for a reason of class drop_out or not_suitable (DOMAIN I16)."""
    return _lost([e for e in closings(facts) if not e.talks])


def lost_in_trajectory(facts: Facts) -> Figures:
    """The same, after a talk but without ever starting an activity (DOMAIN I16)."""
    return _lost([e for e in closings(facts) if e.talks and not e.started])


def is_lost(ending: Ending) -> bool:
    """Whether it ended for a reason of class drop_out or not_suitable."""
    return ending.reason in of_class("closing_reason", "drop_out", "not_suitable")


def _lost(ended: list[Ending]) -> Figures:
    reasons = tally(e.reason for e in ended if is_lost(e))
    return {"total": sum(reasons.values()), "by_reason": reasons}
