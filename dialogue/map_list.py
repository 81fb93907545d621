"""A list of activities that an editor sent: rehearsed, shown, and put on her map when she says so (DESIGN §5)."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from dialogue import drafts, outbox
from dialogue.letters import Letter
from dialogue.models import Draft
from dialogue.said import SentFile
from dialogue.screens import Button, Screen
from dialogue.talk import Talk
from foundation.language.dates import said_on
from foundation.people import municipalities, people
from foundation.people.who import Who
from foundation.refusals import NotFound, Refusal
from foundation.storage import Store
from foundation.words import label
from social_map.queries import imports

if TYPE_CHECKING:
    from social_map.exchange.confined import Taken
    from social_map.exchange.outcomes import Outcome

ACT = "map_list"
KINDS = (".xlsx", ".csv")
MOST_BYTES, MOST_ROWS = 2_000_000, 1_000  # while a longer one is put on the map nobody else could write
SHOWN, MOST_COLUMNS = 10, 30  # refusals and columns in a message


class ListTooLarge(Refusal):
    """More than the chat takes in at once; the command line does."""


def is_list(who: Who, sent: SentFile | None) -> bool:
    """Whether this may be a list for a map that she keeps."""
    return who.has("editor") and is_sheet(sent)


def is_sheet(sent: SentFile | None) -> bool:
    """Whether somebody sent a spreadsheet."""
    return sent is not None and PurePath(sent.name).suffix.lower() in KINDS


def receive(talk: Talk, sent: SentFile) -> None:
    """Have it rehearsed. `ListTooLarge` for more than fits."""
    if sent.size > MOST_BYTES:
        raise ListTooLarge(most=MOST_ROWS)
    order(talk, drafts.keep(talk, ACT, {"id": sent.id, "name": sent.name}))


def mine(talk: Talk, public_id: str) -> Draft:
    """A list that she sent. `NotFound` for anything else."""
    kept = drafts.mine(talk, public_id)
    if kept.act != ACT:
        raise NotFound
    return kept


def order(talk: Talk, kept: Draft, *, apply: bool = False) -> None:
    """Have it fetched, read and rehearsed, or put on the map, by whoever carries the answer."""
    facts = {
        "channel": talk.to.channel,
        "account": talk.to.account,
        "kept": kept.public_id,
        "name": kept.answers["name"],
    }
    errand = {
        "maker": "map_list_apply" if apply else "map_list", "facts": facts, "language": talk.language, "writes": apply,
        "file": {**kept.answers, "said": imports.columns(talk.store, source_of(talk.who))},
    }  # fmt: skip
    letter = Letter(errand=errand, on=talk.said.message if apply else None)
    outbox.put(talk.store, talk.to, letter, now=talk.now, has_buttons=True)


def rehearse(store: Store, facts: Mapping[str, Any], now: datetime) -> Screen:
    """What would happen."""
    taken, outcome = _run(store, facts, now, dry_run=True)
    yes = Button(label("dialogue", "map_list.apply"), "iz", facts["kept"])
    no = Button(label("dialogue", "map_list.leave"), "il", facts["kept"])
    columns = [each for each in taken.columns if each.sample or each.field][:MOST_COLUMNS]
    shown = _shown(outcome) | {"name": facts["name"], "columns": columns}
    return Screen("map_list/rehearsal", shown, ((yes, no),) if outcome.applies else ())


def apply(store: Store, facts: Mapping[str, Any], now: datetime) -> Screen:
    """Put it on the map, as one step that can be taken back."""
    _, outcome = _run(store, facts, now, dry_run=False)
    undo = Button(label("dialogue", "buttons.undo"), "iu", outcome.import_id or "")
    return Screen(
        "map_list/applied", _shown(outcome) | {"name": facts["name"]}, ((undo,),) if outcome.import_id else ()
    )


def source_of(who: Who) -> str:
    """Whose list it is: that of the organisation for which she keeps the map."""
    return next((member.organisation for member in who.members if member.role == "editor"), "")[:60]


def _run(store: Store, facts: Mapping[str, Any], now: datetime, *, dry_run: bool) -> "tuple[Taken, Outcome]":
    from social_map.exchange import hers, importing  # with what reads workbooks: few ever send one

    who = people.who(store, facts["channel"], facts["account"], today=said_on(now))
    taken: Taken = facts["taken"]
    if not who.has("editor"):
        raise NotFound
    if len(taken.rows) > MOST_ROWS:
        raise ListTooLarge(most=MOST_ROWS)
    places = [each.name for each in municipalities.list_all(store) if each.id in who.municipalities("editor")]
    source, municipality = source_of(who), places[0] if len(places) == 1 else None
    rows = hers.only(store, who, taken.rows, source=source, municipality=municipality)
    return taken, importing.run(
        store, who, rows, now=now, dry_run=dry_run, file_name=facts["name"], source=source, municipality=municipality
    )


def _shown(outcome: "Outcome") -> dict[str, Any]:
    return {
        "outcome": outcome, "refused": outcome.refused[:SHOWN], "more": max(0, len(outcome.refused) - SHOWN),
        "kept": outcome.edited[:SHOWN], "alike": len(outcome.alike),
    }  # fmt: skip
