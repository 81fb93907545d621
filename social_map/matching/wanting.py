"""A profile as something the search can be asked: concepts, a place, days and conditions (`search.wanted`)."""

from typing import Any

from social_map.matching.meaning import stopped, table
from social_map.matching.profile import Profile
from social_map.search.lexicon import Lexicon
from social_map.search.wanted import Wanted

LIKED, NEEDED, SPOKEN, FORM = 1.0, 0.45, 0.55, 0.3
SMALL = "kleine_groep"


def wanted(profile: Profile, where: Any, lexicon: Lexicon) -> Wanted:
    """What to ask of the map. `where` is a place as the search keeps it; codes the lexicon has lost are left out."""
    return {
        "slots": [slot | {"covers": [n]} for n, slot in enumerate(_slots(profile, lexicon))],
        "where": list(where),
        "when": {"days": list(profile.free_days)} if profile.free_days else None,
        "conditions": _conditions(profile, lexicon),
    }


def _slots(profile: Profile, lexicon: Lexicon) -> list[dict[str, Any]]:
    """What is liked, then what is needed; the language and the size of the group are no wish of their own."""
    found = [(code, LIKED, "") for code in profile.interests]
    need = table()["needs"].get(profile.main_reason or "")
    if need:
        found.append((need, NEEDED if profile.interests else LIKED, ""))
    if (spoken := table()["languages"].get(profile.language or "")) is not None:
        found.append((spoken, SPOKEN, "audiences"))
    if profile.group_size == "klein" or any(stopped(each.reason, "too_big_a_step") for each in profile.tried):
        found.append((SMALL, FORM, "generic"))
    return [
        {"kind": kind or lexicon.concepts[code].kind, "concepts": [code], "weight": weight}
        for code, weight, kind in found
        if code in lexicon.concepts
    ]


def _conditions(profile: Profile, lexicon: Lexicon) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    if profile.age_band:
        found.append({"code": "age", "label": "leeftijd", "amount": table()["ages"][profile.age_band]})
    if profile.budget_cents is not None:
        free = profile.budget_cents == 0
        code = "gratis" if free else "max_cost"
        amount = {} if free else {"amount": profile.budget_cents}
        found.append({"code": code, "label": lexicon.label(code) if free else "prijs", **amount})
    code = table()["mobility"].get(profile.mobility or "")
    if code:
        found.append({"code": code, "label": lexicon.label(code)})
    return found
