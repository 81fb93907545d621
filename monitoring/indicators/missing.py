"""The map as the work needs it: how it stands, what is missing on it, and how much of what was chosen stood on it."""

from monitoring.facts.values import ON_MAP_NEARBY, Facts
from monitoring.indicators.arithmetic import Figures, percentage, tally


def found_on_map(facts: Facts) -> Figures:
    """The 80/20: choices that stood on the map nearby, of all whose way of finding is known (DOMAIN I20)."""
    ways = [j.found for j in facts.joined if facts.first <= j.chosen_on <= facts.last]
    known = [way for way in ways if way]
    nearby = known.count(ON_MAP_NEARBY)
    return {
        "known": len(known), "on_map_nearby": nearby, "percent": percentage(nearby, len(known)),
        "unknown": len(ways) - len(known), "by_way": tally(known),
    }  # fmt: skip


def wishes(facts: Facts) -> Figures:
    """Wishes made in the period: for how many something came, and what is still missing (DOMAIN B21, I22)."""
    missing: dict[str, int] = {}
    for wished in facts.wished:
        if not wished.answered:
            missing[wished.category] = missing.get(wished.category, 0) + wished.count
    total, without = sum(wished.count for wished in facts.wished), sum(missing.values())
    return {
        "total": total, "fulfilled": total - without, "without_supply": without,
        "by_category": dict(sorted(missing.items())),
    }  # fmt: skip


def social_map(facts: Facts) -> Figures:
    """How the map stands on the day of counting, and how often nothing was found in the period (DOMAIN I22)."""
    stand = facts.map_stand
    if stand is None:
        return {"listings": None, "checked": None, "checked_percent": None, "median_age_days": None, "in_vain": None}
    return {
        "listings": stand.listings, "checked": stand.checked,
        "checked_percent": percentage(stand.checked, stand.listings),
        "median_age_days": stand.age_days, "in_vain": stand.in_vain,
    }  # fmt: skip
