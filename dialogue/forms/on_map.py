"""A listing of the map, by typing what it is called."""

from dataclasses import dataclass
from typing import Any

from dialogue.forms.field import Answers, Asked, Choice, Field, Unclear
from dialogue.talk import Talk
from social_map.access import shown_to

OFFERED, LONGEST = 6, 40


@dataclass(frozen=True, kw_only=True)
class OnMapField(Field):
    """Kept as the listing's public id. What was typed is searched for; a doubt is asked."""

    def ask(self, talk: Talk, answers: Answers, view: str = "") -> Asked:
        """Only a question: the name is typed."""
        return Asked(f"{self.words}/ask_{self.name}", columns=1)

    def read(self, talk: Talk, answers: Answers, text: str) -> Any:
        """The only listing that answers, or a choice of the best."""
        hits = talk.tools.searcher.search(talk.store, text, today=talk.today, limit=OFFERED).hits
        if len(hits) == 1:
            return hits[0].public_id
        choices = [Choice(hit.public_id, hit.entry.title[:LONGEST]) for hit in hits]
        raise Unclear("form/which_listing" if hits else "form/no_such_listing", choices=choices)

    def pick(self, talk: Talk, answers: Answers, code: str) -> Any:
        """The tapped listing, if it is there."""
        return shown_to(talk.store, talk.who, code).public_id

    def echo(self, talk: Talk, value: Any, answers: Answers) -> str:
        """Its title."""
        return shown_to(talk.store, talk.who, value).title
