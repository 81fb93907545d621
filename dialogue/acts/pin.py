"""My PIN: choose, change or remove it, after how long it is asked; and for whom an organisation requires it."""

from dataclasses import replace

from dialogue.act import Act, Pointed
from dialogue.lock import gate, keypads
from dialogue.screens import Button, Screen
from dialogue.talk import Talk
from foundation import audit
from foundation.language.dates import said_on
from foundation.people import locks, people, pins
from foundation.people.models import Organisation
from foundation.people.queries import colleagues
from foundation.refusals import NotFound

KEYPAD, WAIT, REQUIRE = "cw", "cm", "ce"
OFF = "uit"
PURPOSES = {"kies": "choose", "wijzig": "change", OFF: "remove"}


def show(talk: Talk, _rest: str) -> Screen:
    """How it stands, and what can be changed."""
    has = pins.has(talk.store, _person(talk))
    required = [m.organisation for m in talk.who.members if _asks(talk, m.organisation_id, m.role)]
    places = locks.led(talk.store, talk.who)
    facts = {
        "has": has, "minutes": talk.who.locks_after or locks.USUAL, "required": list(dict.fromkeys(required)),
        "leads": bool(places),
    }  # fmt: skip
    return Screen("lock/mine", facts, (*_own(talk, has=has, required=bool(required)), *_for_everybody(talk, places)))


def keypad(talk: Talk, at: Pointed) -> Screen | None:
    """A keypad for a new PIN, or for the one before it is changed or removed."""
    has, purpose = pins.has(talk.store, _person(talk)), PURPOSES.get(at.choice)
    required = any(_asks(talk, m.organisation_id, m.role) for m in talk.who.members)
    if purpose is None or has is (purpose == "choose") or (purpose == "remove" and required):
        raise NotFound
    keypads.show(talk, keypads.begin(talk, purpose), tap="", instead=talk.said.message)
    return None


def wait(talk: Talk, at: Pointed) -> Screen:
    """After how many quiet minutes it is asked again."""
    locks.wait(talk.store, talk.who, _minutes(at.choice), now=talk.now)
    return _again(talk)


def require(talk: Talk, at: Pointed) -> Screen:
    """Whoever sees clients of this organisation needs one, or not any more."""
    minutes = None if at.choice == OFF else _minutes(at.choice)
    place = locks.require(talk.store, talk.who, at.about, minutes)
    verb = "pin.require" if minutes else "pin.not_required"
    audit.record(talk.store, talk.who, verb, place.public_id, now=talk.now, organisation_id=place.id)
    if minutes is None:
        _let_go(talk, place)
    return _again(talk)


def _own(talk: Talk, *, has: bool, required: bool) -> list[tuple[Button, ...]]:
    if not has:
        return [(_button(talk, KEYPAD, "kies"),)]
    quiet = tuple(_quiet(talk, WAIT, "-", minutes, on=minutes == talk.who.locks_after) for minutes in locks.MINUTES)
    change = [_button(talk, KEYPAD, "wijzig")]
    return [quiet, tuple(change if required else [*change, _button(talk, KEYPAD, OFF)])]


def _for_everybody(talk: Talk, places: list[Organisation]) -> list[tuple[Button, ...]]:
    rows: list[tuple[Button, ...]] = []
    for place in places:
        words = talk.label("lock.everybody").format(place=place.name[:30])
        if place.lock_minutes is None:
            rows.append((Button(words, REQUIRE, place.public_id, choice=str(locks.USUAL)),))
        else:
            rows.append((Button(f"✅ {words}", REQUIRE, place.public_id, choice=OFF),))
            rows.append(
                tuple(_quiet(talk, REQUIRE, place.public_id, m, on=m == place.lock_minutes) for m in locks.MINUTES)
            )
    return rows


def _quiet(talk: Talk, verb: str, about: str, minutes: int, *, on: bool) -> Button:
    words = talk.label("lock.minutes").format(minutes=minutes)
    return Button(f"✅ {words}" if on else words, verb, about, choice=str(minutes))


def _button(talk: Talk, verb: str, choice: str) -> Button:
    return Button(talk.label(f"lock.{choice}"), verb, "-", choice=choice)


def _asks(talk: Talk, organisation_id: int, role: str) -> bool:
    place = talk.store.get_one(Organisation, organisation_id)
    return role in locks.SEE_CLIENTS and place.lock_minutes is not None


def _again(talk: Talk) -> Screen:
    """As it stands now that something changed."""
    talk.store.flush()
    who = people.who(talk.store, talk.to.channel, talk.to.account, today=said_on(talk.now))
    return show(replace(talk, who=who), "")


def _let_go(talk: Talk, place: Organisation) -> None:
    """Who never chose one needs none now: what waited for it comes."""
    for role in locks.SEE_CLIENTS:
        for person in colleagues.of(talk.store, [place.id], role, today=said_on(talk.now)):
            if person.locks_at is None:
                gate.release(talk.store, person.id, now=talk.now)


def _minutes(choice: str) -> int:
    if choice not in map(str, locks.MINUTES):
        raise NotFound
    return int(choice)


def _person(talk: Talk) -> int:
    if talk.who.person_id is None:
        raise NotFound
    return talk.who.person_id


ACT = Act(
    name="pin", roles=frozenset(locks.SEE_CLIENTS), guarded=True, start=show,
    verbs={KEYPAD: keypad, WAIT: wait, REQUIRE: require},
)  # fmt: skip
