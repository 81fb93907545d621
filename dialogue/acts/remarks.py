"""Bottlenecks and successes: of her municipalities for a regisseur, her own for who told them."""

from collections.abc import Sequence

from dialogue.act import Act, Pointed
from dialogue.screens import Button, Screen
from dialogue.talk import Talk
from dialogue.telling import remarks, screens
from foundation.people import municipalities
from monitoring.remarks import reporting, telling
from monitoring.remarks.models import Remark
from monitoring.scopes import scope_for

SHOWN, OPENING = 12, 34


def show(talk: Talk, _rest: str) -> Screen:
    """What is open first, then what was settled and what goes well."""
    every = _hers(talk)
    said = [reporting.as_said(talk.store, each, talk.today, today=talk.today, language=talk.language) for each in every]
    names = {m.id: m.name for m in municipalities.list_all(talk.store)}
    several = len({each.municipality_id for each in every}) > 1
    signs = talk.label("remark.signs").split()
    rows = []
    for each in every[:SHOWN]:
        sign = signs[1] if each.kind == "success" else signs[2] if each.closed_on else signs[0]
        place = f" · {names[each.municipality_id]}" if several else ""
        words = each.text if len(each.text) <= OPENING else each.text[: OPENING - 1].rstrip() + "…"
        rows.append((Button(f"{sign} {words}{place}", remarks.ONE, each.public_id),))
    facts = {
        "open": sum(each.kind == "bottleneck" and each.closed_on is None for each in said),
        "late": sum(each.late for each in said), "successes": sum(each.kind == "success" for each in said),
        "count": len(every), "more": max(0, len(every) - SHOWN), "regisseur": talk.who.has("regisseur"),
    }  # fmt: skip
    return Screen("remark/all", facts, tuple(rows))


def page(talk: Talk, _at: Pointed) -> Screen:
    """The same, from a button."""
    return show(talk, "")


def see(talk: Talk, at: Pointed) -> Screen:
    """One of them."""
    return remarks.screen(talk, telling.one(talk.store, talk.who, at.about))


def take_back(talk: Talk, at: Pointed) -> Screen:
    """Its teller says it no longer."""
    draft = telling.take_back(talk.store, talk.who, at.about, now=talk.now)
    screens.forget_drafts(talk.store, [draft] if draft else [])
    return Screen("remark/gone", {}, ((Button(talk.label("buttons.back"), remarks.ALL, "-"),),))


def _hers(talk: Talk) -> Sequence[Remark]:
    if talk.who.has("regisseur"):
        return reporting.standing(talk.store, scope_for(talk.store, talk.who), now=talk.now)
    return telling.mine(talk.store, talk.who)


ACT = Act(
    name="remarks", roles=frozenset({*telling.TELLERS, "regisseur"}), start=show,
    verbs={remarks.ALL: page, remarks.ONE: see, remarks.TAKE_BACK: take_back},
)  # fmt: skip
