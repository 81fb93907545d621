"""Saying what goes badly or well, who does something about it, and what was done."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from foundation import audit
from foundation.language.dates import said_on
from foundation.people.who import Who
from foundation.refusals import NotFound, Refusal
from foundation.storage import Store
from foundation.words import labels
from monitoring.remarks import queries
from monitoring.remarks.models import KINDS, Remark

WORKERS = ("coach", "coordinator")
TELLERS = (*WORKERS, "regisseur")
LONGEST = 300
FURTHEST = timedelta(days=400)


class DueOutOfReach(Refusal):
    """Something is done today or later, within a year. `day`."""


def themes(language: str = "nl") -> Mapping[str, str]:
    """What a remark is about: code → label, in their order."""
    found: Mapping[str, str] = labels("monitoring", language)["remark"]["theme"]
    return found


def owners(language: str = "nl") -> Mapping[str, str]:
    """Who may do something about it: functions, never names. Code → label."""
    found: Mapping[str, str] = labels("monitoring", language)["remark"]["owner"]
    return found


def tell(
    store: Store, who: Who, kind: str, text: str, *, theme: str, organisation_id: int, municipality_id: int,
    now: datetime, practice_id: int | None = None, neighbourhood: str | None = None, draft: str | None = None,
) -> Remark:  # fmt: skip
    """Keep it. The text has passed the guard. The same draft twice is one remark. NotFound for strangers."""
    if draft and (made := queries.made_from(store, draft)):
        return made
    here = organisation_id in who.organisations(*WORKERS) or (
        organisation_id in who.organisations("regisseur") and municipality_id in who.municipalities("regisseur")
    )
    if who.person_id is None or not here or kind not in KINDS or theme not in themes():
        raise NotFound
    remark = Remark(
        public_id=store.new_public_id(), kind=kind, text=" ".join(text.split())[:LONGEST], theme=theme,
        organisation_id=organisation_id, municipality_id=municipality_id, practice_id=practice_id,
        neighbourhood=neighbourhood, told_by=who.person_id, told_on=said_on(now), draft=draft,
    )  # fmt: skip
    store.add(remark)
    store.flush()
    audit.note(store, who, f"remark.{kind}", remark, now=now)
    return remark


def mine(store: Store, who: Who) -> Sequence[Remark]:
    """What she said herself, newest first."""
    return queries.told_by(store, who.person_id) if who.person_id is not None else ()


def one(store: Store, who: Who, remark: str) -> Remark:
    """Her own, or one of a municipality of hers as a regisseur. NotFound for any other."""
    found = queries.called(store, remark)
    if found is None or not (is_hers(who, found) or found.municipality_id in who.municipalities("regisseur")):
        raise NotFound
    return found


def is_hers(who: Who, remark: Remark) -> bool:
    """Whether she said it, and still works there."""
    return remark.told_by == who.person_id and remark.organisation_id in who.organisations(*TELLERS)


def plan(store: Store, who: Who, remark: str, *, owner: str, due_on: date | None, now: datetime) -> Remark:
    """Who does something about it, and by when: said by the teller or a regisseur while it is open."""
    found = _open(one(store, who, remark))
    if owner not in owners():
        raise NotFound
    if due_on is not None and not said_on(now) <= due_on <= said_on(now) + FURTHEST:
        raise DueOutOfReach(day=due_on)
    found.owner, found.due_on = owner, due_on
    store.flush()
    audit.note(store, who, "remark.plan", found, now=now)
    return found


def close(store: Store, who: Who, remark: str, outcome: str, *, now: datetime) -> Remark:
    """A regisseur says what was done; who told it hears that. Said again it is what was said first."""
    found = one(store, who, remark)
    if found.municipality_id not in who.municipalities("regisseur") or found.kind != "bottleneck":
        raise NotFound
    if found.closed_on is None:
        found.closed_on, found.closed_by = said_on(now), who.person_id
        found.heard_at = now if found.told_by == who.person_id else None
        found.outcome = " ".join(outcome.split())[:LONGEST]
        store.flush()
        audit.note(store, who, "remark.close", found, now=now)
    return found


def take_back(store: Store, who: Who, remark: str, *, now: datetime) -> str | None:
    """Its teller says it no longer, while nothing was done about it. Returns the draft it was made from."""
    found = _open(one(store, who, remark))
    if not is_hers(who, found):
        raise NotFound
    audit.note(store, who, "remark.take_back", found, now=now)
    draft = found.draft
    store.delete(found)
    store.flush()
    return draft


def _open(remark: Remark) -> Remark:
    if remark.closed_on is not None:
        raise NotFound
    return remark
