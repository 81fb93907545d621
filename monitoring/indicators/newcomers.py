"""Whom we reach and why they came: of everybody with a first talk in the period (DOMAIN I3, D18)."""

from collections.abc import Iterable

from foundation.codes import of_class
from monitoring.facts.values import Facts, Newcomer, Walk
from monitoring.indicators.arithmetic import Figures, tally
from monitoring.indicators.support import in_support

UNKNOWN = "onbekend"
_GROUPS = {"P": "psychisch", "Z": "sociaal"}
_BODILY = "lichamelijk"
_NOBODY = Newcomer()


def intakes(facts: Facts) -> list[Walk]:
    """The trajectories whose first talk lies in the period: the same that the balance calls started."""
    return [w for w in facts.walks if in_support(w) and w.first_held and w.first_held >= facts.first]


def reasons(facts: Facts) -> Figures:
    """The one main reason of each, unknown where nobody noted it; and each reason with all who have it (DOMAIN I3b)."""
    who = _who(facts)
    mentions = tally(reason for each in who for reason in _mentioned(each))
    return {"intakes": len(who), "by_reason": _each(each.reason for each in who), "by_mention": mentions}


def icpc(facts: Facts) -> Figures:
    """Codes that referrers stated with first referrals of the period, in three groups only (DOMAIN I3a)."""
    transfers = of_class("referrer_type", "transfer")
    received = [
        facts.newcomers.get(w.id, _NOBODY) for w in facts.walks if w.received_on and w.received_on >= facts.first
    ]
    codes = [each.icpc for each in received if each.icpc and each.referrer_type not in transfers]
    return {"stated": len(codes), "by_group": tally(_GROUPS.get(code[0], _BODILY) for code in codes)}


def reach(facts: Facts) -> Figures:
    """Who they are, as far as it was told: each table counts everybody once (DOMAIN D18)."""
    who = _who(facts)
    return {
        "intakes": len(who),
        "by_age": _each(each.age_band for each in who),
        "by_gender": _each(each.gender for each in who),
        "by_neighbourhood": _each(each.neighbourhood for each in who),
        "by_referrer": _each(each.referrer_type for each in who),
    }


def _who(facts: Facts) -> list[Newcomer]:
    return [facts.newcomers.get(walk.id, _NOBODY) for walk in intakes(facts)]


def _mentioned(who: Newcomer) -> frozenset[str]:
    """As the main reason or beside it. Somebody with two counts in both; what is unknown is no reason."""
    return who.also | {code for code in (who.reason,) if code and code != UNKNOWN}


def _each(codes: Iterable[str | None]) -> dict[str, int]:
    return tally(code or UNKNOWN for code in codes)
