"""The questions about what a client looks for: each only when it was never asked, each skippable for ever."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from casework import preferences
from casework.models.preferences import AGE_BANDS, GROUP_SIZES, MOBILITIES
from dialogue.forms.choice import ChoiceField
from dialogue.forms.clients import ClientField
from dialogue.forms.field import Answers, Choice, Field, Unclear
from dialogue.forms.several import SeveralField
from dialogue.matching.profile import known_of, walk_of
from dialogue.talk import Talk
from foundation.words import labels
from foundation.words.filters import euros
from social_map.queries import places
from social_map.search import times
from social_map.search.lexicon import lexicon
from social_map.text import words

NOW = "nu"  # show what fits now; what was not asked yet is skipped
ONLY = "only"  # the one question that is asked anew
BUDGETS = (0, 300, 500, 1000)
LIKED = frozenset({"activities", "needs"})
PLUS = "plus"


def needed(name: str) -> Callable[[Talk, Answers], bool]:
    """Whether a question still has to be asked of this client."""

    def ask(talk: Talk, answers: Answers) -> bool:
        if ONLY in answers:
            return bool(answers[ONLY] == name)
        if NOW in answers.values() or "client" not in answers:
            return False
        return name in preferences.missing(known_of(talk, answers["client"]))

    return ask


def show_now(talk: Talk) -> Sequence[Choice]:
    """The way out of every question."""
    return [Choice(NOW, talk.label("match.show_now"))]


@dataclass(frozen=True, kw_only=True)
class CodedField(ChoiceField):
    """One of a list of codes. A button cannot hold a plus, so "75+" stands there as "75plus"."""

    def pick(self, talk: Talk, answers: Answers, code: str) -> Any:
        """The code itself."""
        return str(super().pick(talk, answers, code)).replace(PLUS, "+")

    def read(self, talk: Talk, answers: Answers, text: str) -> Any:
        """The code of the choice that the text resembles."""
        return str(super().read(talk, answers, text)).replace(PLUS, "+")

    def echo(self, talk: Talk, value: Any, answers: Answers) -> str:
        """Its label."""
        return "" if value == NOW else super().echo(talk, str(value).replace("+", PLUS), answers)


def _coded(name: str, codes: Sequence[str]) -> Field:
    def choices(talk: Talk, answers: Answers) -> Sequence[Choice]:
        shown = [code.replace("+", PLUS) for code in codes]
        return [*(Choice(code, talk.label(f"{name}.{code}")) for code in shown), *show_now(talk)]

    return CodedField(name=name, words="match", choices=choices, when=needed(name), optional=True, short=12)


@dataclass(frozen=True, kw_only=True)
class BudgetField(ChoiceField):
    """The most for one time, kept in cents."""

    def pick(self, talk: Talk, answers: Answers, code: str) -> Any:
        """An amount as a number."""
        found = super().pick(talk, answers, code)
        return found if found == NOW else int(found)

    def read(self, talk: Talk, answers: Answers, text: str) -> Any:
        """The choice that the text resembles."""
        found = super().read(talk, answers, text)
        return found if found == NOW else int(found)

    def echo(self, talk: Talk, value: Any, answers: Answers) -> str:
        """Its label."""
        return "" if value == NOW else super().echo(talk, str(value), answers)


def budgets(talk: Talk, answers: Answers) -> Sequence[Choice]:
    """Nothing, or up to an amount."""
    label = talk.label("match.up_to")
    said = [
        (str(cents), label.format(amount=euros(cents)) if cents else talk.label("buttons.free")) for cents in BUDGETS
    ]
    return [*(Choice(code, text) for code, text in said), *show_now(talk)]


@dataclass(frozen=True, kw_only=True)
class NeighbourhoodField(ChoiceField):
    """A neighbourhood, village or municipality of the map, kept by its name there."""

    def pick(self, talk: Talk, answers: Answers, code: str) -> Any:
        """The name behind the button."""
        found = super().pick(talk, answers, code)
        return next(each.label for each in self.choices(talk, answers) if each.code == code) if found != NOW else NOW

    def read(self, talk: Talk, answers: Answers, text: str) -> Any:
        """The place that the search hears in the text; what was typed is not kept."""
        talk.keep_private()
        found = talk.tools.searcher.search(talk.store, text, today=talk.today, limit=1)
        for where in found.wanted["where"]:
            return where["place"]["name"]
        raise Unclear("match/no_such_place")

    def echo(self, talk: Talk, value: Any, answers: Answers) -> str:
        """Its name."""
        return "" if value == NOW else str(value)


def neighbourhoods(talk: Talk, answers: Answers) -> Sequence[Choice]:
    """The neighbourhoods of the client's municipality with the most on the map; a button holds only a number."""
    here = walk_of(talk, answers["client"]).municipality_id
    names = talk.once("neighbourhoods", lambda: places.neighbourhoods(talk.store, here, limit=12))
    return [*(Choice(f"n{number}", name) for number, name in enumerate(names)), *show_now(talk)]


@dataclass(frozen=True, kw_only=True)
class InterestsField(SeveralField):
    """What somebody likes, as concepts of the map."""

    def echo(self, talk: Talk, value: Any, answers: Answers) -> str:
        """What the lexicon calls them."""
        return "" if value == NOW else ", ".join(lexicon().label(code) for code in value if code in lexicon().concepts)


def liked(talk: Talk, answers: Answers) -> Sequence[Choice]:
    """What people most often like."""
    return [Choice(code, label) for code, label in labels("dialogue", talk.language)["interests"].items()]


def heard_likes(talk: Talk, text: str) -> list[str]:
    """The activities that the search hears in a text."""
    talk.keep_private()
    found = talk.tools.searcher.search(talk.store, text, today=talk.today, limit=1)
    return [code for code in found.concepts if lexicon().concepts[code].kind in LIKED]


def weekdays(talk: Talk, answers: Answers) -> Sequence[Choice]:
    """The days of the week."""
    return [Choice(code, talk.label(f"weekdays.{code}")) for code in times.DAYS]


def heard_days(talk: Talk, text: str) -> list[str]:
    """The days that a text names: "di en do", "in het weekend"."""
    talk.keep_private()
    when = times.read(words(text), talk.today)
    return [day for day in times.DAYS if when is not None and day in when.days]


FIELDS = (
    ClientField(name="client", words="match"),
    InterestsField(
        name="interests", words="match", choices=liked, understand=heard_likes, ways_out=show_now,
        when=needed("interests"), optional=True, most=preferences.MOST_INTERESTS, columns=2,
    ),
    NeighbourhoodField(
        name="neighbourhood", words="match", choices=neighbourhoods, when=needed("neighbourhood"), optional=True,
        short=14,
    ),
    _coded("age_band", AGE_BANDS),
    _coded("mobility", MOBILITIES),
    SeveralField(
        name="free_days", words="match", choices=weekdays, understand=heard_days, ways_out=show_now,
        when=needed("free_days"), optional=True, most=len(times.DAYS),
    ),
    BudgetField(name="budget_cents", words="match", choices=budgets, when=needed("budget_cents"), optional=True),
    _coded("language", ("nl", "tr", "ar", "pl", "uk", "en", "ber", "so", "ti")),
    _coded("group_size", GROUP_SIZES),
)  # fmt: skip
