"""A listing of the map that an editor keeps, by typing what it is called."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz, process

from dialogue.finding.facts import moments, place_of
from dialogue.forms.field import Answers, Asked, Choice, Field, Unclear
from dialogue.talk import Talk
from foundation.language.dates import said_on
from social_map import display
from social_map.access import listing_for
from social_map.models import Listing
from social_map.queries import keeping

OFFERED, ALIKE, LONGEST = 8, 60, 40
NAMED = "named"  # the answer that holds what a typed line may have meant: public ids


@dataclass(frozen=True, kw_only=True)
class EditedField(Field):
    """Kept as the listing's public id. Typed words only find it; which one is said with a tap."""

    def ask(self, talk: Talk, answers: Answers, view: str = "") -> Asked:
        """Which; with those that were named already."""
        if NAMED not in answers:
            return Asked(f"{self.words}/ask_{self.name}", columns=1)
        found = self._choices(talk, answers[NAMED])
        return Asked("form/which_listing" if found else "form/no_such_listing", choices=found, columns=1)

    def read(self, talk: Talk, answers: Answers, text: str) -> Any:
        """Never an answer by itself: those that resemble it, to tap."""
        found = self._choices(talk, [public_id for public_id, _ in self._alike(talk, text)])
        raise Unclear("form/which_listing" if found else "form/no_such_listing", choices=found)

    def pick(self, talk: Talk, answers: Answers, code: str) -> Any:
        """The tapped listing, if she may change it."""
        return listing_for(talk.store, talk.who, code).public_id

    def echo(self, talk: Talk, value: Any, answers: Answers) -> str:
        """Its title."""
        return listing_for(talk.store, talk.who, value).title

    def line(self, talk: Talk, text: str) -> Mapping[str, Any]:
        """What stood behind the command, as answers."""
        return {NAMED: [public_id for public_id, _ in self._alike(talk, text)]}

    @staticmethod
    def _choices(talk: Talk, public_ids: Sequence[str]) -> list[Choice]:
        """By their titles; those that are called the same also by where and on which days they are."""
        every = [listing_for(talk.store, talk.who, one) for one in public_ids]
        often = Counter(one.title[:LONGEST] for one in every)
        return [
            Choice(one.public_id, _apart(talk, one) if often[one.title[:LONGEST]] > 1 else one.title[:LONGEST])
            for one in every
        ]

    @staticmethod
    def _alike(talk: Talk, text: str) -> list[tuple[str, str]]:
        every = keeping.titles(talk.store, said_on(talk.now), talk.who.municipalities("editor"))
        found = process.extract(text, every, scorer=fuzz.WRatio, limit=OFFERED, score_cutoff=ALIKE)
        return [(public_id, title) for title, _, public_id in found]


def _apart(talk: Talk, listing: Listing) -> str:
    """`Bingo, Reeshof, di`: what tells it from another of that name, before the end of a long title."""
    parts = [listing.neighbourhood or place_of(talk, listing), display.days(moments(listing))]
    return ", ".join([listing.title[: LONGEST // 2], *filter(None, parts)])
