"""The table of acts: collected from the modules under `dialogue.acts`, each of which declares `ACT`."""

import pkgutil
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.resources import files

from dialogue.act import Act, Verb
from dialogue.delivery import Maker
from foundation.people.who import Who


@dataclass(frozen=True, slots=True)
class Wording:
    """How an act is called: its command, other words for it, its help line, and the button below the typing field."""

    command: str
    help: str
    aliases: tuple[str, ...] = ()
    button: str = ""


@cache
def every_act() -> Mapping[str, Act]:
    """All acts by name."""
    folder = [str(files("dialogue") / "acts")]
    modules = (import_module(f"dialogue.acts.{module.name}") for module in pkgutil.iter_modules(folder))
    return {module.ACT.name: module.ACT for module in modules}


@cache
def every_verb() -> Mapping[str, tuple[Act, Verb]]:
    """Which act answers a button, by its verb. ValueError when two acts claim one."""
    found: dict[str, tuple[Act, Verb]] = {}
    for act in every_act().values():
        for verb, answer in act.verbs.items():
            if verb in found:
                raise ValueError(f"two acts answer the verb {verb!r}")
            found[verb] = (act, answer)
    return found


@cache
def every_maker() -> Mapping[str, Maker]:
    """What can be made later, by name."""
    return {name: maker for act in every_act().values() for name, maker in act.makers.items()}


@cache
def wordings(language: str) -> Mapping[str, Wording]:
    """The wording of every act."""
    text = (files("dialogue") / "words" / language / "acts.toml").read_text(encoding="utf-8")
    return {
        name: Wording(w["command"], w["help"], tuple(w.get("aliases", ())), w.get("button", ""))
        for name, w in tomllib.loads(text).items()
    }


@cache
def by_word(language: str) -> Mapping[str, Act]:
    """The act behind a command, alias or keyboard button, all in small letters."""
    found: dict[str, Act] = {}
    for name, wording in wordings(language).items():
        if every_act()[name].form is None and every_act()[name].start is None:
            continue  # it only answers buttons
        for word in (wording.command, wording.button, *wording.aliases):
            if word:
                found[word.casefold()] = every_act()[name]
    return found


def open_to(who: Who) -> Iterable[Act]:
    """The acts that this person may use, in the order of `acts.toml`."""
    for name in wordings(who.language):
        act = every_act()[name]
        if not act.roles or who.has(*act.roles):
            yield act


def menu(who: Who) -> list[list[str]]:
    """Commands with their help line, for the channel's command menu."""
    spoken = wordings(who.language)
    return [[spoken[a.name].command, spoken[a.name].help] for a in open_to(who) if a.in_menu]


def keyboard(who: Who) -> tuple[tuple[str, ...], ...]:
    """The buttons below the typing field, two in a row."""
    spoken = wordings(who.language)
    buttons = [spoken[a.name].button for a in open_to(who) if spoken[a.name].button]
    return tuple(tuple(buttons[i : i + 2]) for i in range(0, len(buttons), 2))
