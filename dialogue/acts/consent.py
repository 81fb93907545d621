"""Consent per purpose: asked at the first contact, seen and taken back at any time with /toestemming (DOMAIN §4.1)."""

from casework import access, consents, lent
from casework.consents import PURPOSES, REGISTRATION
from dialogue import consent_screens, forgetting
from dialogue.act import Act, Pointed
from dialogue.consent_screens import ALL, CONSENT, ERASE, NO, NO_TO, NOT_YET, ONE_BY_ONE, YES_TO
from dialogue.forms.clients import ClientField
from dialogue.forms.field import Answers
from dialogue.forms.form import Form
from dialogue.screens import Screen
from dialogue.talk import Talk


def finish(talk: Talk, answers: Answers, _draft: str) -> Screen:
    """What she said so far; or the question, where she was never asked."""
    walk = access.current_for(talk.store, talk.who, answers["client"], now=talk.now)
    return consent_screens.first(talk, walk)


def answer(talk: Talk, at: Pointed) -> Screen:
    """Keep an answer and ask the next; a no to registration is asked twice, for it erases."""
    walk = access.trajectory_for(talk.store, talk.who, at.about, now=talk.now)
    if at.choice in (NO, NO_TO + REGISTRATION):
        return consent_screens.sure(talk, walk)
    if at.choice == NOT_YET:
        return consent_screens.not_asked(talk, walk)
    if at.choice.startswith((ALL, YES_TO, NO_TO)) and at.version != consents.version(talk.store, walk):
        return consent_screens.next_one(talk, walk)  # an old button: she has answered since
    if at.choice == ALL:
        consents.answer(talk.store, talk.who, walk.public_id, dict.fromkeys(PURPOSES, True), now=talk.now)
        return consent_screens.all_given(talk, walk)
    asking = bool(consents.open_purposes(talk.store, walk))
    if at.choice.startswith((YES_TO, NO_TO)):
        given = {at.choice[len(YES_TO) :]: at.choice.startswith(YES_TO)}
        consents.answer(talk.store, talk.who, walk.public_id, given, now=talk.now)
    elif at.choice != ONE_BY_ONE:
        return consent_screens.first(talk, walk)
    return consent_screens.next_one(talk, walk) if asking else consent_screens.standing(talk, walk)


def erase(talk: Talk, at: Pointed) -> Screen:
    """Everything of this client goes, out of every table and out of the chat; the referral stays countable."""
    walk = access.trajectory_for(talk.store, talk.who, at.about, now=talk.now)
    if at.version != consents.version(talk.store, walk):
        return consent_screens.first(talk, walk)  # an old button: she has answered since
    about = lent.pointer(talk.store, talk.who, walk)
    gone = consents.strip_client(talk.store, talk.who, about, secret=talk.tools.secret, now=talk.now)
    forgetting.forget(talk.store, gone, now=talk.now)
    return Screen("consent/erased", fresh=True)


ACT = Act(
    name="consent",
    roles=frozenset({"coach"}),
    about_clients=True,
    form=Form(fields=(ClientField(name="client", words="consent", closed_too=True),), finish=finish),
    verbs={CONSENT: answer, ERASE: erase},
)
