"""Who came back to the coach instead of to the surgery: a good sign (DOMAIN B20, I21)."""

from monitoring.facts.values import Facts
from monitoring.indicators.arithmetic import Figures


def came_back(facts: Facts) -> Figures:
    """Reopened without a referrer, or anew by themselves; sent back by a referrer stands apart, as a referral."""
    back = facts.returned
    return {
        "total": back.herself + back.anew, "reopened": back.herself, "new_trajectories": back.anew,
        "sent_back": back.sent_back,
    }  # fmt: skip
