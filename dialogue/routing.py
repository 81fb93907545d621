"""From what a person did to the act that answers it (DESIGN §3: plain text)."""

import re
from collections.abc import Callable

from casework import caseload, code_names
from dialogue import drafts, filling, in_between, map_list, own_listing, table
from dialogue.act import Act, Pointed
from dialogue.forms.clients import own_names
from dialogue.forms.day import DayField
from dialogue.forms.text import PrivateFound
from dialogue.models import Draft
from dialogue.said import InGroup, Line, Tap, Thing
from dialogue.screens import Screen
from dialogue.talk import Talk
from foundation import audit
from foundation.language import dates, guard
from foundation.refusals import NotFound

LONGEST_LINE = 1500
_NUMBER = re.compile(r"[0-9]{1,15}")  # a larger one is on no button of ours, and no database counts so far
STEERING = {
    filling.PICK: filling.tapped,
    filling.BACK: filling.back,
    filling.STOP: filling.stop,
    filling.RESUME: filling.resume,
}


def answer(talk: Talk) -> Screen | None:
    """The screen that answers this update; None is silence, which is sometimes safer."""
    said = talk.said
    if isinstance(said, InGroup):
        return Screen("start/not_in_groups")
    if talk.who.person_id is None:
        return _stranger(talk)
    if isinstance(said, Tap):
        return _tap(talk, said)
    if isinstance(said, Line):
        return _line(talk, said)
    if isinstance(said, Thing):
        return _thing(talk, said)
    return None


def _thing(talk: Talk, thing: Thing) -> Screen | None:
    """Nothing of it is kept, but for a list of activities by who keeps the map."""
    if thing.file is not None and map_list.is_list(talk.who, thing.file):
        _refuse_private(talk, thing.caption)
        map_list.receive(talk, thing.file)
        return None
    talk.drop_line()
    old_records = map_list.is_sheet(thing.file) and any(map(talk.who.has, ("coach", "coordinator", "admin")))
    words = Screen("start/no_things", {"kind": talk.label(f"things.{thing.kind}"), "old_records": old_records})
    return filling.beside(talk, words)


def _stranger(talk: Talk) -> Screen | None:
    """Without an invitation nothing is shown but what Wegwijs is; a tap or a photo gets silence."""
    said = talk.said
    if isinstance(said, Tap):  # of somebody who was locked out, or forged
        audit.record(talk.store, talk.who, "denied", said.data[:40], now=talk.now, outcome="denied")
    if not isinstance(said, Line) or said.edited or said.forwarded:
        return None
    start = table.every_act()["start"].start
    command, rest = _command(said)
    if start is None or command not in ("", "start"):
        rest = ""
    return start(talk, rest if command == "start" else "") if start else None


def _tap(talk: Talk, tap: Tap) -> Screen | None:
    verb, at = pointed(tap.data)
    steer = STEERING.get(verb)
    if steer is not None:
        return steer(talk, at)
    act, reply = table.every_verb().get(verb, (None, None))
    if act is None or reply is None or not act.open_to(talk):
        raise NotFound
    talk.notes.behind_pin |= act.behind_pin
    return reply(talk, at)


def pointed(data: str) -> tuple[str, Pointed]:
    """Read a button's data. Anything that is not `verb:id:version:choice` points at nothing."""
    verb, about, version, choice = (*data.split(":", 3), "", "", "")[:4]
    return verb, Pointed(about, int(version) if _NUMBER.fullmatch(version) else 0, choice)


def _line(talk: Talk, line: Line) -> Screen | None:
    if line.forwarded:
        talk.drop_line()
        return filling.beside(talk, Screen("start/no_forwards"))
    text = line.text.strip()
    if not text:
        return None
    _refuse_private(talk, text)
    if len(text) > LONGEST_LINE:
        return filling.beside(talk, Screen("start/too_long", {"most": LONGEST_LINE}))
    if _names_client(talk, text):
        talk.keep_private()
    command, rest = _command(line)
    if not command or command == talk.label("spoken.stop"):
        return _plain(talk, line, text.removeprefix("/"))
    if line.edited:  # a command is given once; its line can be changed like any other
        return _edited(talk, line, rest)
    return _start(talk, table.by_word(talk.language).get(command), rest)


def _plain(talk: Talk, line: Line, text: str) -> Screen | None:
    """A form that waits takes it; a code name is a session; a provider's text is about her activities; else search."""
    draft = drafts.open_one(talk)
    if text.casefold() == talk.label("spoken.stop"):
        nothing = Screen("form/nothing_to_stop")
        return filling.stop(talk, Pointed(draft.public_id, draft.version, "")) if draft is not None else nothing
    act, more = _called(talk, text)
    if act is not None and not (draft is not None and _is_the_day_asked(talk, draft, text)):
        return _start(talk, act, more)
    if line.edited:
        return _edited(talk, line, text)
    named = _speaks_of_client(talk, text)
    if named:
        talk.keep_private()
    if draft is not None and talk.now - draft.updated_at < drafts.WAITS_FOR and not (named and _says_more(talk, text)):
        return filling.typed(talk, draft, text) if named else _to_form(talk, draft, text)
    if named:
        return _start(talk, table.every_act()["session"], text)
    return _looked_for(talk, text)


def _to_form(talk: Talk, draft: Draft, text: str) -> Screen | None:
    """An answer, or a search in between: then the form goes on waiting."""
    if in_between.is_search(talk, draft, text):
        return in_between.with_form(talk, draft, _looked_for(talk, text))
    return filling.typed(talk, draft, text)


def _looked_for(talk: Talk, text: str) -> Screen | None:
    """What fits nothing else is searched: by a provider among her own; who steers finds no client there."""
    if _asks_for_a_client(talk, text):
        return Screen("quarter/no_clients")
    wanted = "my_listings" if own_listing.meant_by(talk.who) else "search"
    return _start(talk, table.every_act()[wanted], text)


def _called(talk: Talk, text: str) -> tuple[Act | None, str]:
    """The act whose word this is, or whose word opens this line ("kwartaal 3"); and what stands behind it."""
    spoken = table.by_word(talk.language)
    first, _, more = text.partition(" ")
    whole, opening = spoken.get(text.casefold()), spoken.get(first.casefold())
    if whole is not None and whole.open_to(talk):
        return whole, ""
    return (opening, more.strip()) if opening and opening.takes_more and opening.open_to(talk) else (None, "")


def _is_the_day_asked(talk: Talk, draft: Draft, text: str) -> bool:
    """Whether a form waits for a day and this is one: "vandaag" is then an answer, not the overview."""
    form = table.every_act()[draft.act].form
    asked = any(isinstance(field, DayField) and field.name == draft.asking for field in (form.fields if form else ()))
    return asked and dates.read(text, talk.today) is not None


def _named(talk: Talk, text: str) -> code_names.Match | None:
    """The code name in a line; where it has none, one of her own that its opening resembles."""
    found = code_names.match(text)
    sure = found is not None and found.number is not None
    return found if sure or not code_names.is_numbered(text) else code_names.match(text, own_names(talk))


def _says_more(talk: Talk, text: str) -> bool:
    """A whole session typed while a form waits is a session of its own; a code name alone answers the form."""
    found = _named(talk, text)
    return found is not None and bool((text[: found.start] + text[found.end :]).strip(" .,;:!"))


def _edited(talk: Talk, line: Line, text: str) -> Screen | None:
    """A changed line fills anew what it filled; what it already did, can be mended with one tap."""
    draft = drafts.of_line(talk, line.message) if line.message is not None else None
    if draft is None or draft.state == "stopped":
        return Screen("start/edited")
    act = table.every_act()[draft.act]
    talk.notes.behind_pin |= act.behind_pin
    if draft.state == "done":
        return act.edited(talk, draft, text) or Screen("start/edited")
    return filling.retyped(talk, draft, text) if draft.asked else _start(talk, act, text)


def _start(talk: Talk, act: Act | None, rest: str) -> Screen | None:
    if act is None or not act.open_to(talk):
        unknown = act.instead(talk) if act is not None and act.instead else Screen("start/unknown_command")
        return filling.beside(talk, unknown)
    talk.notes.behind_pin |= act.behind_pin
    if act.form is not None:
        given = act.form.heard(talk, rest) if rest else {}
        return filling.begin(talk, act, given)
    starter: Callable[[Talk, str], Screen | None] | None = act.start
    return starter(talk, rest) if starter is not None else None


def _speaks_of_client(talk: Talk, text: str) -> bool:
    """Whether the line opens with a code name, or names one of her own clients anywhere ("gesprek met kievit 27").

    A word with its number, for a word alone may be a surname or a place.
    """
    found = _named(talk, text) if talk.who.has("coach") else None
    if found is None or found.number is None:
        return False
    return found.start == 0 or talk.once(f"names:{found.code_name}", lambda: _is_hers(talk, found))


def _asks_for_a_client(talk: Talk, text: str) -> bool:
    """Whether who steers types a code name. The answer is the same whether or not there is such a client."""
    if talk.who.has("coach") or not talk.who.has("regisseur"):
        return False
    found = code_names.match(text)
    return found is not None and found.number is not None


def _is_hers(talk: Talk, found: code_names.Match) -> bool:
    mine = caseload.lines(talk.store, talk.who, today=talk.today)
    return found.exact and any((line.word, line.number) == (found.word, found.number) for line in mine)


def _names_client(talk: Talk, text: str) -> bool:
    """Whether a code name stands anywhere in the line, behind a command too: then the line leaves the chat again."""
    found = _named(talk, text) if talk.who.has("coach", "coordinator") else None
    return found is not None and found.number is not None


def _refuse_private(talk: Talk, text: str) -> None:
    """What identifies a person for certain may stand nowhere; it is deleted and never repeated."""
    strict = _speaks_of_client(talk, text)
    listing = talk.who.has("provider", "editor") and not talk.who.has("coach")
    kind: guard.Field = "note" if strict else "listing" if listing else "search"
    kinds = sorted({finding.kind for finding in guard.find(text, kind, frozenset(code_names.words()))})
    if kinds and not (kinds == ["email"] and _asks_for_an_address(talk)):
        talk.drop_line()
        may = talk.who.has("coach", "coordinator")
        raise PrivateFound(kinds=[talk.label(f"private.{kind}") for kind in kinds], code_name=may)


def _asks_for_an_address(talk: Talk) -> bool:
    """Whether the question that stands is where a mail has to go."""
    draft = drafts.open_one(talk)
    form = table.every_act()[draft.act].form if draft is not None else None
    field = form.missing(talk, draft.answers) if draft is not None and form is not None else None
    return field is not None and field.is_address


def _command(line: Line) -> tuple[str, str]:
    """`/gesprek@bot kievit 27` → ("gesprek", "kievit 27"); no command → ("", text)."""
    text = line.text.strip()
    if not text.startswith("/"):
        return "", text
    head, _, rest = text[1:].partition(" ")
    return head.split("@")[0].casefold() or "?", rest.strip()
