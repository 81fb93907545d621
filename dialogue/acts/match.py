"""Something that fits this client: from what is known of her, and what was tried before (DOMAIN B07, B12)."""

from casework import preferences
from dialogue import filling
from dialogue.act import Act, Pointed
from dialogue.forms.field import Answers
from dialogue.forms.form import Form
from dialogue.matching import basis, listed
from dialogue.matching.fields import FIELDS, NOW, ONLY
from dialogue.matching.profile import known_of
from dialogue.screens import Screen
from dialogue.table import every_act
from dialogue.talk import Talk
from foundation.refusals import NotFound
from social_map import looks
from social_map.access import shown_to


def finish(talk: Talk, answers: Answers, draft: str) -> Screen:
    """Keep what was answered and show what fits. What was skipped is never asked again, but can be told later."""
    client = answers["client"]
    told = {name: value for name in preferences.FIELDS if (value := answers.get(name)) is not None and value != NOW}
    if ONLY in answers and answers.get(answers[ONLY]) is None:
        told[answers[ONLY]] = None
    if told or preferences.missing(known_of(talk, client)):
        preferences.tell(talk.store, talk.who, client, told, now=talk.now)
        talk.notes.known.pop(f"preference:{client}", None)
    return listed.page(talk, client)


def begin(talk: Talk, at: Pointed) -> Screen:
    """From a client's screen: ask what was never asked, or show what fits at once."""
    known_of(talk, at.about)
    return filling.begin(talk, every_act()["match"], {"client": at.about})


def page(talk: Talk, at: Pointed) -> Screen:
    """The next three."""
    return listed.page(talk, at.about, at.version)


def card(talk: Talk, at: Pointed) -> Screen:
    """One match, whole."""
    known_of(talk, at.about)
    listing = shown_to(talk.store, talk.who, at.choice)
    looks.count(talk.store, listing, now=talk.now)
    return listed.one(talk, at.about, listing)


def wishes(talk: Talk, at: Pointed) -> Screen:
    """What she looks for; or one question of it anew."""
    known_of(talk, at.about)
    if not at.choice:
        return basis.menu(talk, at.about)
    if at.choice not in preferences.FIELDS:
        raise NotFound
    return filling.begin(talk, every_act()["match"], {"client": at.about, ONLY: at.choice})


ACT = Act(
    name="match",
    roles=frozenset({"coach"}),
    about_clients=True,
    form=Form(fields=FIELDS, finish=finish),
    verbs={"mt": begin, "mm": page, "mh": card, "mw": wishes},
)
