"""Asking a colleague to take clients over, and telling who asked what she said. Counts only: names come after a yes."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import ColumnElement, select

from casework.handovers import HandedOver, Offer
from dialogue import forgetting, outbox
from dialogue.models import Draft, Outgoing, PutOff
from dialogue.outbox import Address
from dialogue.screens import Button, Screen
from dialogue.table import every_act
from dialogue.unasked import may_tell
from dialogue.whereabouts import reached
from foundation.language.dates import said_on
from foundation.people import accounts, leaves
from foundation.people.models import Person
from foundation.storage import Store
from foundation.words import label

KIND = "handover"
CLIENT, ANSWER = "hk", "hj"
LIVE = ("open", "parked")
TOGETHER = frozenset({"then", "every"})  # by which a form knows the others of the same message


def answers(offer: str, name: str, language: str) -> tuple[Button, ...]:
    """The two answers to an offer."""
    return tuple(
        Button(label("dialogue", f"colleagues.{word}", language).format(name=name), ANSWER, offer, choice=code)
        for word, code in (("accept", "ja"), ("refuse", "nee"))
    )


def ask(store: Store, offer: Offer, *, now: datetime) -> int:
    """The question, once, on a day on which nothing else was said to her; until then it waits in her overview."""
    to = reached(store, offer.to_id, "coach", organisation_id=offer.organisation_id, now=now)
    key = f"{KIND}:{offer.id}"
    if to is None or outbox.is_known(store, key) or not may_tell(store, to, now=now):
        return 0
    by, whose = (store.get_one(Person, each).name for each in (offer.offered_by, offer.from_id))
    facts = {"by": by, "whose": whose, "clients": offer.clients}
    buttons = tuple((button,) for button in answers(offer.id, whose, to.language))
    asked = outbox.prompt(store, to, Screen("colleagues/asked", facts, buttons), now=now, key=key, kind=KIND)
    return int(asked is not None)


def tell(store: Store, offer: Offer, *, now: datetime) -> int:
    """What she said, once, to who offered it."""
    roles = ("coach", "coordinator")
    to = reached(store, offer.offered_by, *roles, organisation_id=offer.organisation_id, now=now)
    key = f"{KIND}:{offer.id}:told"
    if to is None or offer.offered_by == offer.to_id or outbox.is_known(store, key) or not may_tell(store, to, now=now):
        return 0
    name, whose = (store.get_one(Person, each).name for each in (offer.to_id, offer.from_id))
    facts = {"name": name, "whose": whose, "clients": offer.clients, "agrees": offer.answer == "accepted"}
    facts["own"] = offer.from_id == offer.offered_by
    return int(outbox.prompt(store, to, Screen("colleagues/told", facts), now=now, key=key, kind=KIND) is not None)


def go_along(store: Store, gone: HandedOver, to: Address, person_id: int, *, now: datetime) -> None:
    """What the dialogue holds of these clients follows them: open forms move, the rest leaves who had them.

    Her client screens and what she typed leave her chat, and that of who stands in for her today.
    """
    names = {client.code_name for client in gone.clients}
    stand_in = leaves.in_place_of(store, gone.from_id, gone.organisation_id, said_on(now))
    had = {gone.from_id, stand_in or gone.from_id} - {person_id}
    _forms(store, gone, Draft.person_id.in_(had), to, person_id, now=now)
    for put_off in store.scalars(select(PutOff).where(PutOff.person_id.in_(had))):
        if _about(put_off.about, gone.ids):
            store.delete(put_off)
    for account in [account for person in sorted(had) for account in accounts.of(store, person)]:
        hers = Outgoing.channel == account.channel, Outgoing.account == account.number
        waiting = select(Outgoing).where(*hers, Outgoing.payload.is_not(None), Outgoing.state.in_(forgetting.WAITING))
        for row in store.scalars(waiting):
            if _about((row.payload or b"").decode("utf-8", "replace"), gone.ids | names):
                row.state, row.payload = "cancelled", None
    forgetting.empty_chats(store, had, now=now)
    store.flush()


def _forms(
    store: Store, gone: HandedOver, hers: ColumnElement[bool], to: Address, person_id: int, *, now: datetime
) -> None:
    """An open form about one of these clients alone moves; whatever else names them is gone."""
    known, away = {client.public_id for client in gone.clients}, set[str]()
    every = store.scalars(select(Draft).where(hers)).all()
    for draft in [one for one in every if _about(str(one.answers), gone.ids)]:
        away.add(draft.public_id)
        if draft.state in LIVE and draft.answers.get("client") in known and "known" not in draft.answers:
            draft.channel, draft.account, draft.chat, draft.person_id = to.channel, to.account, to.chat, person_id
            draft.state, draft.offered_at, draft.last_line, draft.updated_at = "parked", None, None, now
            draft.version, draft.answers, draft.asked = draft.version + 1, _alone(draft), _answered(draft)
        else:
            store.delete(draft)
    for draft in every:
        if draft.public_id not in away and _about(str(draft.answers), away):
            draft.answers = _alone(draft)


def _answered(draft: Draft) -> list[str]:
    form = every_act()[draft.act].form
    return [field.name for field in form.fields if field.name in draft.answers] if form is not None else []


def _alone(draft: Draft) -> dict[str, object]:
    return {name: value for name, value in draft.answers.items() if name not in TOGETHER}


def _about(text: str, ids: Iterable[str]) -> bool:
    return any(each in text for each in ids)
