"""Being away: from when until when, and a colleague who stands in once she agreed (DOMAIN A05, US-C14)."""

from collections.abc import Sequence
from datetime import date, timedelta

from dialogue import stand_in
from dialogue.act import Act, Pointed
from dialogue.forms.choice import ChoiceField
from dialogue.forms.day import DayField
from dialogue.forms.field import Answers, Choice
from dialogue.forms.form import Form
from dialogue.screens import Button, Screen
from dialogue.talk import Talk
from foundation import audit
from foundation.language.dates import find_all
from foundation.people import leaves, memberships
from foundation.people.models import Leave, Person
from foundation.refusals import NotFound

NOBODY = "niemand"
LONGEST = timedelta(days=366)


def colleagues(talk: Talk, answers: Answers) -> Sequence[Choice]:
    """Who else is a coach where she is, and nobody."""
    organisations = talk.who.organisations("coach")
    names = {m.organisation_id: m.organisation for m in talk.who.members}
    several = len(organisations) > 1
    found = [
        Choice(member.public_id, f"{person.name} ({names[member.organisation_id]})" if several else person.name)
        for member, person in memberships.coaches_in(talk.store, organisations, today=talk.today)
        if person.id != talk.who.person_id
    ]
    return [*found, Choice(NOBODY, talk.label("leave.nobody"))]


def read_line(talk: Talk, line: str) -> dict[str, str]:
    """`1 dec tot 15 dec` fills both days."""
    days = [found.day for found in find_all(line, talk.today, "future") if found.day is not None]
    if len(days) != 2 or not talk.today <= days[0] <= days[1]:  # noqa: PLR2004  from and until
        return {}
    return {"from_on": days[0].isoformat(), "until_on": days[1].isoformat()}


def finish(talk: Talk, answers: Answers, draft: str) -> Screen:
    """Away in every organisation where she is a coach; who was chosen is asked to stand in for hers."""
    from_on, until_on = date.fromisoformat(answers["from_on"]), date.fromisoformat(answers["until_on"])
    chosen = _chosen(talk, answers["stand_in"])
    made: list[Leave] = []
    for organisation_id in talk.who.organisations("coach"):
        there = chosen[0] if chosen is not None and chosen[1] == organisation_id else None
        leave = leaves.take(
            talk.store, talk.who, organisation_id=organisation_id, from_on=from_on, until_on=max(from_on, until_on),
            stand_in_id=there, now=talk.now,
        )  # fmt: skip
        audit.record(talk.store, talk.who, "leave.take", leave.public_id, now=talk.now, organisation_id=organisation_id)
        made.append(leave)
    name = talk.store.get_one(Person, chosen[0]).name if chosen is not None else ""
    facts = {"from_on": from_on, "until_on": max(from_on, until_on), "stand_in": name}
    back = tuple(Button(talk.label("leave.not_after_all"), "tx", leave.public_id) for leave in made[:1])
    return Screen("leave/taken", facts, (back,))


def answer(talk: Talk, at: Pointed) -> Screen:
    """Who was asked stands in, or does not; who is away hears it."""
    if at.choice not in ("ja", "nee"):
        raise NotFound
    agrees = at.choice == "ja"
    leave = leaves.answer(talk.store, talk.who, at.about, agrees=agrees, now=talk.now)
    _note(talk, "leave.accept" if agrees else "leave.decline", leave)
    stand_in.tell_answer(talk.store, leave, talk.who.name, agrees=agrees, now=talk.now)
    name = talk.store.get_one(Person, leave.person_id).name
    facts = {"name": name, "agrees": agrees, "from_on": leave.from_on, "until_on": leave.until_on}
    return Screen("leave/answered", facts)


def back(talk: Talk, at: Pointed) -> Screen:
    """There again from today, everywhere; or not away after all."""
    one = leaves.end(talk.store, talk.who, at.about, now=talk.now)
    _note(talk, "leave.end", one)
    for other in list(leaves.coming(talk.store, talk.who, talk.today)):
        if other.from_on == one.from_on:
            _note(talk, "leave.end", leaves.end(talk.store, talk.who, other.public_id, now=talk.now))
    return Screen("leave/back")


def _chosen(talk: Talk, membership: str) -> tuple[int, int] | None:
    """(Person, organisation) of the colleague that was tapped."""
    if membership == NOBODY:
        return None
    every = memberships.coaches_in(talk.store, talk.who.organisations("coach"), today=talk.today)
    found = next((member for member, _ in every if member.public_id == membership), None)
    if found is None:
        raise NotFound
    return found.person_id, found.organisation_id


def _note(talk: Talk, verb: str, leave: Leave) -> None:
    audit.record(talk.store, talk.who, verb, leave.public_id, now=talk.now, organisation_id=leave.organisation_id)


ACT = Act(
    name="leave",
    roles=frozenset({"coach"}),
    form=Form(
        private=False,
        fields=(
            DayField(name="from_on", words="leave", past=False, offers=(0, 1, 3, 7), furthest=LONGEST),
            DayField(
                name="until_on", words="leave", past=False, offers=(0, 4, 6, 13), after="from_on", furthest=LONGEST
            ),
            ChoiceField(name="stand_in", words="leave", choices=colleagues),
        ),
        finish=finish,
        read_line=read_line,
    ),
    verbs={"tj": answer, "tx": back},
)
