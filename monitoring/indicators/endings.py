"""How trajectories ended: completed, or lost before or after the intake."""

from foundation.codes import of_class
from monitoring.facts.values import Facts, Walk
from monitoring.indicators.arithmetic import Figures, tally
from monitoring.indicators.support import closings


def completed(facts: Facts) -> Figures:
    """Closed in the period for a good reason, after at least one talk (DOMAIN I15)."""
    good = of_class("closing_reason", "positive")
    return {"total": sum(w.held > 0 and w.reason in good for w in closings(facts))}


def lost_before_intake(facts: Facts) -> Figures:
    """Closed without a talk, for a reason of class drop_out or not_suitable (DOMAIN I16)."""
    return _lost([w for w in closings(facts) if not w.held])


def lost_in_trajectory(facts: Facts) -> Figures:
    """The same, after a talk but without ever starting an activity (DOMAIN I16)."""
    return _lost([w for w in closings(facts) if w.held and not w.started])


def _lost(ended: list[Walk]) -> Figures:
    lost = of_class("closing_reason", "drop_out", "not_suitable")
    reasons = tally(w.reason for w in ended if w.reason in lost)
    return {"total": sum(reasons.values()), "by_reason": reasons}
