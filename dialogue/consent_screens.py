"""The question about consent, and what was answered, as screens."""

from casework import consents, lent
from casework.models import Trajectory
from dialogue.screens import Button, Screen, in_rows
from dialogue.talk import Talk

CONSENT, ERASE = "ot", "ow"
ALL, ONE_BY_ONE, NO, OVERVIEW, NOT_YET = "alles", "los", "nee", "stand", "later"
YES_TO, NO_TO = "j.", "n."


def first(talk: Talk, walk: Trajectory) -> Screen:
    """What she said so far; or the question, where she did not answer it. Who has met her asks it by this."""
    if consents.may(talk.store, walk, consents.REGISTRATION) is not None:
        return standing(talk, walk)
    walk = consents.ask_after_talk(talk.store, talk.who, walk.public_id, now=talk.now)
    back = consents.may_take_back(talk.store, walk, now=talk.now)
    return asked(talk, walk, undo=_button(talk, walk, "not_yet", NOT_YET) if back else None)


def asked(talk: Talk, walk: Trajectory, *, spoken: bool = False, undo: Button | None = None) -> Screen:
    """What the client is asked, for all purposes at once or one by one; a no is a button like a yes."""
    since = walk.consent_asked_on
    facts = {
        "code_name": lent.called(talk.store, talk.who, walk), "purposes": _named(talk),
        "until": since + talk.tools.consent_within if since else None, "spoken": spoken,
    }  # fmt: skip
    rows = [
        (_button(talk, walk, "yes_to_all", ALL), _button(talk, walk, "one_by_one", ONE_BY_ONE)),
        (_button(talk, walk, "no_to_all", NO),),
    ]
    if undo is not None:
        rows.append((undo,))
    return Screen("consent/ask", facts, tuple(rows), private=True)


def still_to_ask(talk: Talk, walk: Trajectory) -> list[tuple[Button, ...]]:
    """After a talk with who was never asked, for not every first contact is a call. The clock runs from the tap."""
    if walk.imported_at is not None or consents.may(talk.store, walk, consents.REGISTRATION) is not None:
        return []
    return [(_button(talk, walk, "to_ask", OVERVIEW),)]


def not_asked(talk: Talk, walk: Trajectory) -> Screen:
    """It was only looked at."""
    consents.not_asked(talk.store, talk.who, walk.public_id, now=talk.now)
    back = Button(talk.label("consent.to_client"), "cl", lent.pointer(talk.store, talk.who, walk))
    return Screen("consent/not_asked", {"code_name": lent.called(talk.store, talk.who, walk)}, ((back,),), private=True)


def next_one(talk: Talk, walk: Trajectory) -> Screen:
    """The first purpose without an answer; when there is none, how it stands."""
    left = consents.open_purposes(talk.store, walk)
    if not left:
        return standing(talk, walk)
    facts = {"code_name": lent.called(talk.store, talk.who, walk), "purpose": _named(talk)[left[0]]}
    yes, no = (_button(talk, walk, word, sign + left[0]) for word, sign in (("yes", YES_TO), ("no", NO_TO)))
    return Screen("consent/one", facts, ((yes, no), (_button(talk, walk, "back", OVERVIEW),)), private=True)


def standing(talk: Talk, walk: Trajectory) -> Screen:
    """Every purpose with its answer, and a button that turns it."""
    given, named = consents.answers(talk.store, walk), _named(talk)
    facts = {
        "code_name": lent.called(talk.store, talk.who, walk),
        "answers": [(named[purpose], granted) for purpose, granted in given.items()],
    }  # fmt: skip
    turns = [
        Button(
            talk.label(f"consent.{'take_back' if granted else 'give'}").format(what=talk.label(f"purpose.{purpose}")),
            CONSENT, walk.public_id, consents.version(talk.store, walk), (NO_TO if granted else YES_TO) + purpose,
        )
        for purpose, granted in given.items()
    ]  # fmt: skip
    client = Button(talk.label("consent.to_client"), "cl", lent.pointer(talk.store, talk.who, walk))
    return Screen("consent/standing", facts, (*in_rows(turns, 1), (client,)), private=True)


def all_given(talk: Talk, walk: Trajectory) -> Screen:
    """A yes to everything, and what people do next."""
    log = Button(talk.label("buttons.log_session"), "cl", lent.pointer(talk.store, talk.who, walk), choice="gesprek")
    rows = ((log,), (_button(talk, walk, "see", OVERVIEW),))
    return Screen("consent/all", {"code_name": lent.called(talk.store, talk.who, walk)}, rows, private=True)


def sure(talk: Talk, walk: Trajectory) -> Screen:
    """Without consent everything of her goes: say so before it happens."""
    facts = {"code_name": lent.called(talk.store, talk.who, walk)}
    erase = Button(talk.label("consent.erase"), ERASE, walk.public_id, consents.version(talk.store, walk))
    return Screen("consent/sure", facts, ((erase,), (_button(talk, walk, "back", OVERVIEW),)), private=True)


def _named(talk: Talk) -> dict[str, str]:
    return {purpose: talk.label(f"purposes.{purpose}") for purpose in consents.PURPOSES}


def _button(talk: Talk, walk: Trajectory, word: str, choice: str) -> Button:
    return Button(
        talk.label(f"consent.{word}"), CONSENT, walk.public_id, consents.version(talk.store, walk), choice
    )  # fmt: skip
