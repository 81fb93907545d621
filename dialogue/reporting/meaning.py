"""What figures mean: of one, of a whole part of the report at once, or the list; in Dutch and in English."""

from collections.abc import Collection
from dataclasses import replace

from dialogue.reporting.meant import EN, MEANING, THEMES, Meant
from dialogue.screens import Button, Screen, in_rows
from dialogue.talk import Talk
from foundation.refusals import NotFound
from foundation.words import label
from monitoring.definitions import LANGUAGES
from monitoring.explained import explained


def named(talk: Talk, word: str) -> Screen:
    """The one whose title holds these words, or those; all of them where none does."""
    said = word.strip().casefold()
    known = explained()
    keys = [key for key, one in known.items() if said in one.title.casefold()]
    exact = [key for key in keys if known[key].title.casefold() == said] or keys
    return screen(talk, Meant(exact[0])) if len(exact) == 1 else everything(Meant(), keys, unknown=not keys)


def everything(meant: Meant, keys: Collection[str] = (), *, unknown: bool = False) -> Screen:
    """All titles, or those of these indicators; it says so when what was asked for is `unknown`."""
    each = [
        Button(one.title, MEANING, "-", choice=replace(meant, what=key).choice)
        for key, one in explained(meant.language, meant.version).items()
        if key in keys or not keys
    ]
    facts = {"version": meant.version, "english": meant.language == EN, "unknown": unknown}
    return Screen(
        "quarter/definitions", facts, (*in_rows([*meant.themes()], 2), *in_rows(each, 2), (_other(meant),)), fresh=True
    )


def screen(talk: Talk, meant: Meant) -> Screen:
    """What it means; who is no coach hears whom to ask about what is behind it. NotFound for what is no figure."""
    found = explained(meant.language, meant.version)
    if not meant.what:
        return everything(meant)
    told = [each for key, each in found.items() if meant.what in (key, each.theme)]
    if not told:
        raise NotFound
    facts = {
        "told": told, "version": meant.version, "english": meant.language == EN, "coach": talk.who.has("coach"),
    }  # fmt: skip
    back = replace(meant, what="").button("back")
    return Screen("quarter/definition", facts, (meant.themes(), (back, _other(meant))), fresh=meant.what in THEMES)


def _other(meant: Meant) -> Button:
    other = next(each for each in LANGUAGES if each != meant.language)
    name = label("monitoring", "meaning.other", meant.language)
    return Button(name, MEANING, "-", choice=replace(meant, language=other).choice)
