"""What somebody wishes for: typed as in a search, or a kind with a tap. Above it stand the wishes that wait."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from dialogue.forms.choice import ChoiceField
from dialogue.forms.field import Answers, Asked
from dialogue.screens import Button, in_rows
from dialogue.talk import Talk
from dialogue.wishing import words
from foundation.people import municipalities
from social_map.search.lexicon import lexicon
from social_map.wishes import queries, wanted

MOST = 8
FROM_LIST = "lijst"  # a wish is taken back from the list, not below what was just kept
GONE = "gone"  # the answer that says that one was


@dataclass(frozen=True, kw_only=True)
class WishField(ChoiceField):
    """Kept as the codes of `Wanted`: what was typed is understood at once and leaves no trace."""

    def ask(self, talk: Talk, answers: Answers, view: str = "") -> Asked:
        """What she misses; and the wishes that wait, each of which can be taken back."""
        mine = queries.of(talk.store, talk.who, limit=MOST)
        places = {m.id: m.name for m in municipalities.list_all(talk.store)}
        label = talk.label("wish.take_back")
        gone = [
            Button(label.format(number=n), "wd", each.public_id, choice=FROM_LIST) for n, each in enumerate(mine, 1)
        ]
        facts = {"lines": [words.spoken(each, places, talk.language) for each in mine], "gone": answers.get(GONE)}
        return replace(super().ask(talk, answers, view), facts=facts, beside=in_rows(gone, 2))

    def read(self, talk: Talk, answers: Answers, text: str) -> Any:
        """What a search would understand of it."""
        found = talk.tools.searcher.search(talk.store, text, today=talk.today, limit=1)
        return asdict(wanted.read(found.wanted, lexicon()))

    def pick(self, talk: Talk, answers: Answers, code: str) -> Any:
        """A kind, and nothing more."""
        return asdict(wanted.Wanted(category=super().pick(talk, answers, code)))

    def echo(self, talk: Talk, value: Any, answers: Answers) -> str:
        """Nothing: the wish is shown whole."""
        return ""

    def line(self, talk: Talk, text: str) -> Mapping[str, Any]:
        """What stood behind the command, as answers."""
        return {self.name: self.read(talk, {}, text)}
