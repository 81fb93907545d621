"""Instroom: who was referred, and who still waits."""

from collections.abc import Iterator

from foundation.codes import of_class
from monitoring.facts.values import ITSELF, Facts, Referred
from monitoring.indicators.arithmetic import Figures

FITS = {"fitting": "passend", "elsewhere": "hoort_elders", "unclear": "onduidelijk"}
UNKNOWN = "onbekend"
LONG_WAIT_DAYS = 92  # three months of waiting is red (DOMAIN C12)


def referrals(facts: Facts) -> Figures:
    """Referrals received in the period, per type (DOMAIN I1, I2). Repeats and transfers have a line of their own."""
    transfers = of_class("referrer_type", "transfer")
    primary = of_class("referrer_type", "primary_care")
    by_type: dict[str, int] = {}
    for r in _counted(facts):
        by_type[r.referrer_type] = by_type.get(r.referrer_type, 0) + r.count
    return {
        "total": sum(by_type.values()),
        "from_primary_care": sum(count for kind, count in by_type.items() if kind in primary),
        "by_type": dict(sorted(by_type.items())),
        "repeat": sum(r.count for r in facts.referrals if r.repeat),
        "transfers": sum(r.count for r in facts.referrals if not r.repeat and r.referrer_type in transfers),
    }


def fitting(facts: Facts) -> Figures:
    """Of the same referrals: did it belong here? (DOMAIN B02). What nobody told stands apart."""
    told = {name: _told(facts, code) for name, code in FITS.items()}
    known = sum(told.values())
    return {"known": known, **told, "unknown": sum(r.count for r in _counted(facts)) - known}


def variants(facts: Facts) -> Figures:
    """Of the same referrals: Welzijn op Recept itself, which is also what nobody told, and the rest (H05, T10)."""
    others: dict[str, int] = {}
    for r in _counted(facts):
        if r.variant is not None and r.variant != ITSELF:
            others[r.variant] = others.get(r.variant, 0) + r.count
    other = sum(others.values())
    itself = sum(r.count for r in _counted(facts)) - other
    return {"itself": itself, "other": other, "by_variant": dict(sorted(others.items()))}


def from_where(facts: Facts) -> Figures:
    """Of the same referrals: from which practice, and to which organisation (DOMAIN I1, B22)."""
    found: dict[str, dict[str, int]] = {"by_practice": {}, "by_organisation": {}}
    for r in _counted(facts):
        for table, name in (("by_practice", r.practice), ("by_organisation", r.organisation)):
            found[table][name or UNKNOWN] = found[table].get(name or UNKNOWN, 0) + r.count
    return {table: dict(sorted(counts.items())) for table, counts in found.items()}


def _counted(facts: Facts) -> Iterator[Referred]:
    """What I1 counts: no repeats, no transfers."""
    transfers = of_class("referrer_type", "transfer")
    return (r for r in facts.referrals if not r.repeat and r.referrer_type not in transfers)


def _told(facts: Facts, code: str) -> int:
    return sum(r.count for r in _counted(facts) if r.fits == code)


def waiting(facts: Facts) -> Figures:
    """Who was received but had no talk yet and was not closed on the last day (DOMAIN I5, INTERFACES)."""
    days = waits(facts)
    return {
        "on_last_day": len(days),
        "longest_days": max(days, default=None),
        "over_92_days": sum(wait > LONG_WAIT_DAYS for wait in days),
    }


def waits(facts: Facts) -> list[int]:
    """The days that each of them had waited."""
    still = [w for w in facts.walks if w.first_held is None and w.ending is None]
    return [(facts.last - w.received_on).days for w in still if w.received_on]
