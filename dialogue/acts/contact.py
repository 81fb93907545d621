"""The first contact: spoken, no answer or voicemail in one tap. Who was spoken, is asked for consent (DOMAIN §4.1)."""

from datetime import timedelta

from casework import access, contacts, lent
from casework.models import Contact
from casework.queries import contacts as queries
from dialogue import consent_screens
from dialogue.act import Act, Pointed
from dialogue.first_contact import CONTACT, LETTER_TEXT, UNDO, tries
from dialogue.screens import Button, Screen
from dialogue.talk import Talk
from foundation.people.models import Organisation

LETTER_STAYS = timedelta(minutes=15)  # it is made to be copied, and then it goes


def keep(talk: Talk, at: Pointed) -> Screen:
    """Keep how it went today."""
    contact = contacts.log(talk.store, talk.who, at.about, at.choice, now=talk.now)
    walk = access.trajectory_of(talk.store, contact)
    if at.choice == contacts.SPOKEN and walk.consent_asked_on is not None:
        back = Button(talk.label("buttons.undo"), UNDO, contact.public_id)
        return consent_screens.asked(talk, walk, spoken=True, undo=back)
    return _kept(talk, contact)


def undo(talk: Talk, at: Pointed) -> Screen:
    """It did not happen."""
    walk = contacts.undo(talk.store, talk.who, at.about, now=talk.now)
    client = access.client_of(talk.store, walk)
    return Screen("contact/undone", {"code_name": client.code_name}, (tries(walk.public_id),), private=True)


def letter(talk: Talk, at: Pointed) -> Screen:
    """A letter to copy, without a code name; sending it is a try as well."""
    walk = access.trajectory_for(talk.store, talk.who, at.about, now=talk.now)
    facts = {
        "coach": talk.who.name, "organisation": talk.store.get_one(Organisation, walk.organisation_id).name,
        "calls": _calls(talk, walk.public_id),
    }  # fmt: skip
    sent = Button(talk.label("contact.letter_sent"), CONTACT, walk.public_id, choice=contacts.LETTER)
    return Screen("contact/letter", facts, ((sent,),), copyable=True, fresh=True, private=True, stays=LETTER_STAYS)


def _kept(talk: Talk, contact: Contact) -> Screen:
    walk = access.trajectory_of(talk.store, contact)
    called, in_vain = lent.called(talk.store, talk.who, walk), _calls(talk, walk.public_id)
    enough = contact.outcome in contacts.CALLS and in_vain >= contacts.ENOUGH
    facts = {"code_name": called, "outcome": contact.outcome, "calls": in_vain, "enough": enough}
    rows: list[tuple[Button, ...]] = []
    if enough or contact.outcome == contacts.LETTER:
        write = Button(talk.label("contact.letter"), LETTER_TEXT, walk.public_id)
        close = Button(talk.label("buttons.close"), "cl", lent.pointer(talk.store, talk.who, walk), choice="sluit")
        rows.append((write, close) if contact.outcome != contacts.LETTER else (close,))
    back = Button(talk.label("buttons.back"), "cl", lent.pointer(talk.store, talk.who, walk))
    rows.append((Button(talk.label("buttons.undo"), UNDO, contact.public_id), back))
    on_its_own = contact.outcome == contacts.LETTER  # the letter itself may be copied, this may not
    return Screen("contact/kept", facts, tuple(rows), private=True, fresh=on_its_own)


def _calls(talk: Talk, trajectory: str) -> int:
    walk = access.trajectory_for(talk.store, talk.who, trajectory, now=talk.now)
    return contacts.calls([each.outcome for each in queries.of(talk.store, walk)])


ACT = Act(
    name="contact", roles=frozenset({"coach"}), about_clients=True, in_menu=False,
    verbs={CONTACT: keep, UNDO: undo, LETTER_TEXT: letter},
)  # fmt: skip
