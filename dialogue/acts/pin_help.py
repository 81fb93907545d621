"""A colleague forgot her PIN or lost her phone: who leads the organisation resets the one and closes the other."""

from dialogue import inbox, outbox
from dialogue.act import Act, Pointed
from dialogue.duties.take_away import take_away
from dialogue.lock import colleagues
from dialogue.outbox import Address
from dialogue.screens import Screen
from dialogue.talk import Talk
from foundation import audit
from foundation.language.dates import said_on
from foundation.people import accounts, helping, locks
from foundation.people.models import Person
from foundation.refusals import NotFound


def show(talk: Talk, rest: str) -> Screen:
    """Whom she can help."""
    return colleagues.listed(talk, rest)


def person(talk: Talk, at: Pointed) -> Screen:
    """What can be done for her."""
    return colleagues.shown(talk, helping.one(talk.store, talk.who, at.about, today=said_on(talk.now)))


def help_her(talk: Talk, at: Pointed) -> Screen:
    """Ask whether she is sure; then do it."""
    her = helping.one(talk.store, talk.who, at.about, today=said_on(talk.now))
    what = at.choice.removesuffix(colleagues.SURE)
    if what not in DO:
        raise NotFound
    if what == at.choice:
        return colleagues.sure(talk, her, what)
    DO[what](talk, her)
    return Screen(f"lock/done_{what}", colleagues.facts(talk, her))


def _reset(talk: Talk, her: Person) -> None:
    helping.reset_pin(talk.store, talk.who, her.public_id, today=said_on(talk.now), now=talk.now)
    audit.record(talk.store, talk.who, "pin.reset", her.public_id, now=talk.now)
    for account in accounts.of(talk.store, her.id):
        inbox.drop_held(talk.store, account.channel, account.number)
        to = Address(account.channel, account.number, account.number)
        screen = Screen("lock/was_reset", {"by": talk.who.name})
        key = f"pin_reset:{her.public_id}:{talk.now:%y%m%d%H%M%S}"
        outbox.prompt(talk.store, to, screen, now=talk.now, key=key, kind=outbox.LOCK_KIND, policy="repeat")


def _close(talk: Talk, her: Person) -> None:
    audit.record(talk.store, talk.who, "person.close_chats", her.public_id, now=talk.now)
    closed = helping.close_chats(talk.store, talk.who, her.public_id, today=said_on(talk.now), now=talk.now)
    for channel, number in closed:
        inbox.drop_held(talk.store, channel, number)
        outbox.drop_held(talk.store, channel, number)
    talk.store.flush()
    take_away(talk.store, talk.tools, talk.now)


DO = {colleagues.FORGOTTEN: _reset, colleagues.LOST: _close}
ACT = Act(
    name="pin_help", roles=frozenset(locks.MAY_REQUIRE), guarded=True, start=show,
    verbs={colleagues.PERSON: person, colleagues.HELP: help_her},
)  # fmt: skip
