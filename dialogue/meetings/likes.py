"""`zin in wandelen` behind a session: an interest of the client, kept as a concept of the map and never as text."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from casework import access, preferences
from casework.models import Session
from casework.session_lines import likes
from dialogue.forms.field import Answers, Asked, Field, Stale
from dialogue.talk import Talk
from foundation.refusals import NotFound
from social_map.search.lexicon import lexicon

ACTIVITIES = "activities"
MOST_MAYBE = 2


def heard(talk: Talk, rest: str) -> dict[str, Any]:
    """The answers `likes`, `maybe` (named, but not as a wish) and `unheard` that the rest of a line gives."""
    sure: list[str] = []
    maybe: list[str] = []
    parts = likes(rest)
    for part in parts:
        found = concepts(talk, part.text)
        (sure if part.sure else maybe).extend(code for code in found if code not in sure + maybe)
    said = {"likes": sure[: preferences.MOST_INTERESTS], "maybe": maybe[:MOST_MAYBE]}
    return {name: codes for name, codes in said.items() if codes} | ({"unheard": True} if rest else {})


def concepts(talk: Talk, text: str) -> list[str]:
    """The activities that the search hears in a text; needs and groups are not for sure what somebody likes."""
    found = talk.tools.searcher.search(talk.store, text, today=talk.today, limit=1)
    return [code for code in found.concepts if lexicon().concepts[code].kind == ACTIVITIES]


def add(talk: Talk, session: Session, codes: Sequence[str]) -> list[str]:
    """Make these interests of the client, as far as there is room for them; returns those that are new."""
    client = access.trajectory_of(talk.store, session).public_id
    known = preferences.of(talk.store, talk.who, client, now=talk.now)
    has = list(known.interests) if known else []
    room = preferences.MOST_INTERESTS - len(has)
    new = [code for code in dict.fromkeys(codes) if code in lexicon().concepts and code not in has][:room]
    if new:
        told = {"interests": [*has, *new]}
        preferences.tell(talk.store, talk.who, client, told, now=talk.now, asked=("interests",))
    return new


def take_off(talk: Talk, session: Session, codes: Sequence[str]) -> None:
    """They are no interests of the client after all."""
    client = access.trajectory_of(talk.store, session).public_id
    known = preferences.of(talk.store, talk.who, client, now=talk.now)
    if known is not None and set(known.interests) & set(codes):
        told = {"interests": [code for code in known.interests if code not in codes]}
        preferences.tell(talk.store, talk.who, client, told, now=talk.now, asked=("interests",))


def called(code: str) -> str:
    """What the map calls it. NotFound for what it does not know."""
    if code not in lexicon().concepts:
        raise NotFound
    return lexicon().label(code)


@dataclass(frozen=True, kw_only=True)
class LikesField(Field):
    """What a line said that somebody likes: never asked, only said back."""

    def ask(self, talk: Talk, answers: Answers, view: str = "") -> Asked:
        """It is not asked."""
        raise Stale

    def read(self, talk: Talk, answers: Answers, text: str) -> Any:
        """The activities that the text names."""
        return concepts(talk, text)

    def pick(self, talk: Talk, answers: Answers, code: str) -> Any:
        """There is nothing to tap."""
        raise Stale

    def echo(self, talk: Talk, value: Any, answers: Answers) -> str:
        """What the map calls them."""
        return talk.say("session/likes", likes=[called(code) for code in value]) if value else ""
