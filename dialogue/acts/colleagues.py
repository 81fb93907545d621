"""Handing clients over to a colleague: one, a whole caseload, or that of a coach who left. Hers after her yes."""

from casework import access, handovers
from casework.handovers import Source
from dialogue import handing_over
from dialogue.act import Act, Pointed
from dialogue.screens import Button, Screen, in_rows
from dialogue.talk import Talk
from foundation.people.models import Person
from foundation.people.queries import people
from foundation.refusals import NotFound

PAGE, WITHDRAW = "hp", "hx"
FROM = {"all": "hm", "left": "hm", "back": "hb"}  # the verb by which each is offered
AT_MOST = 10


def show(talk: Talk, _rest: str) -> Screen:
    """What waits for her answer, what she offered, and what she can offer."""
    asked, offered = (read(talk.store, talk.who, now=talk.now) for read in (handovers.to_me, handovers.by_me))
    rows: list[Button] = []
    for offer in asked:
        rows += handing_over.answers(offer.id, _name(talk, offer.from_id), talk.language)
    rows += [
        Button(talk.label("colleagues.withdraw").format(name=_name(talk, o.to_id)), WITHDRAW, o.id) for o in offered
    ]
    rows += [_offers(talk, source) for source in handovers.sources(talk.store, talk.who, now=talk.now)]
    facts = {
        "coaches": talk.who.has("coach"),
        "nothing": not rows,
        "asked": [(_name(talk, offer.from_id), offer.clients) for offer in asked],
        "offered": [(_name(talk, offer.to_id), offer.clients) for offer in offered],
    }
    return Screen("colleagues/list", facts, in_rows(rows, 1))


def page(talk: Talk, _at: Pointed) -> Screen:
    """The same, from a button."""
    return show(talk, "")


def client(talk: Talk, at: Pointed) -> Screen:
    """One client: to whom? Then that colleague is asked."""
    return _to(talk, "client", handing_over.CLIENT, at)


def everybody(talk: Talk, at: Pointed) -> Screen:
    """A whole caseload: her own, or that of a coach who left."""
    return _to(talk, "all", FROM["all"], at)


def back(talk: Talk, at: Pointed) -> Screen:
    """Who came from this colleague goes back to her: nobody else has to be chosen."""
    giver = people.with_public_id(talk.store, at.about)
    every = handovers.takers(talk.store, talk.who, "back", at.about, now=talk.now)
    member = next((member for member, person in every if giver is not None and person.id == giver.id), None)
    if member is None:
        raise NotFound
    return _offered(talk, "back", at.about, member.public_id)


def answer(talk: Talk, at: Pointed) -> Screen:
    """A yes makes them hers, with everything; a no changes nothing."""
    if at.choice not in {"ja", "nee"} or talk.who.person_id is None:
        raise NotFound
    if at.choice == "nee":
        whose = handovers.refuse(talk.store, talk.who, at.about, now=talk.now)
        return Screen("colleagues/refused", {"name": _name(talk, whose)})
    gone = handovers.accept(talk.store, talk.who, at.about, now=talk.now)
    handing_over.go_along(talk.store, gone, talk.to, talk.who.person_id, now=talk.now)
    some = gone.clients[:AT_MOST]
    look = in_rows([Button(each.code_name, "cl", each.public_id) for each in some], 2)
    facts = {"name": _name(talk, gone.from_id), "total": len(gone.clients), "more": len(gone.clients) > AT_MOST}
    return Screen("colleagues/accepted", facts, look, private=True)


def withdraw(talk: Talk, at: Pointed) -> Screen:
    """Not after all: what was asked is over."""
    name = _name(talk, handovers.withdraw(talk.store, talk.who, at.about, now=talk.now))
    return Screen("colleagues/withdrawn", {"name": name}, ((_all(talk),),))


def _to(talk: Talk, kind: str, verb: str, at: Pointed) -> Screen:
    if at.choice:
        return _offered(talk, kind, at.about, at.choice)
    every = handovers.takers(talk.store, talk.who, kind, at.about, now=talk.now)
    buttons = [Button(person.name[:30], verb, at.about, choice=member.public_id) for member, person in every]
    facts = {"code_name": _code_name(talk, kind, at.about), "nobody": not buttons}
    return Screen("colleagues/to_whom", facts, (*in_rows(buttons, 2), (_all(talk),)), private=kind == "client")


def _offered(talk: Talk, kind: str, about: str, membership: str) -> Screen:
    offer = handovers.offer(talk.store, talk.who, kind, about, membership, now=talk.now)
    facts = {"name": _name(talk, offer.to_id), "clients": offer.clients, "code_name": _code_name(talk, kind, about)}
    undo = Button(talk.label("colleagues.withdraw").format(name=facts["name"]), WITHDRAW, offer.id)
    return Screen("colleagues/offered", facts, ((undo,), (_all(talk),)), private=kind == "client")


def _offers(talk: Talk, source: Source) -> Button:
    words = talk.label(f"colleagues.{source.kind}").format(name=source.name[:20], clients=source.clients)
    return Button(words, FROM[source.kind], source.person)


def _code_name(talk: Talk, kind: str, about: str) -> str:
    return access.client_for(talk.store, talk.who, about, now=talk.now).code_name if kind == "client" else ""


def _all(talk: Talk) -> Button:
    return Button(talk.label("buttons.back"), PAGE, "-")


def _name(talk: Talk, person_id: int) -> str:
    return talk.store.get_one(Person, person_id).name


ACT = Act(
    name="colleagues", roles=frozenset({"coach", "coordinator"}), about_clients=True, start=show,
    verbs={
        PAGE: page, handing_over.CLIENT: client, FROM["all"]: everybody, FROM["back"]: back,
        handing_over.ANSWER: answer, WITHDRAW: withdraw,
    },
)  # fmt: skip
