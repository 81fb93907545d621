"""`wegwijs map lexicon`: look at the words that searching understands, and check them after a change."""

import json
from dataclasses import asdict
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Any

import typer
from dateutil.relativedelta import relativedelta

from foundation.words import label, say_plain
from social_map import concepts, searches
from social_map.days import day_of
from social_map.search.lexicon import KINDS, Lexicon, LexiconMistake, lexicon, read_tables
from social_map.search.soundness import Flaw, flaws
from wegwijs.cli.console import new_app
from wegwijs.clock import clock_from_environment
from wegwijs.house import open_house

ROOM = "social_map"
MONTHS = 3  # as far back as proposals to the editor go
OURS = Path(str(files("social_map") / "lexicon"))
Json = Annotated[bool, typer.Option("--json", help=label(ROOM, "help.json"))]
Folder = Annotated[Path, typer.Option(metavar="DIR", help=label(ROOM, "help.lexicon_folder"))]

app = new_app("map")
app.info.help = label(ROOM, "help.lexicon")


@app.command("list", help=label(ROOM, "help.lexicon_list"))
def list_(
    kind: Annotated[str | None, typer.Argument(metavar="|".join(KINDS), help=label(ROOM, "help.lexicon_kind"))] = None,
    *,
    as_json: Json = False,
) -> None:
    """Every concept, or those of one file."""
    if kind is not None and kind not in KINDS:
        raise typer.BadParameter(", ".join(KINDS))
    known = lexicon()
    shown = [
        {"code": one.code, "label": one.label, "kind": one.kind}
        for one in known.concepts.values() if kind in (None, one.kind)
    ]  # fmt: skip
    _say("lexicon_list", shown, as_json=as_json, concepts=shown, folder=str(OURS))


@app.command(help=label(ROOM, "help.lexicon_show"))
def show(
    concept: Annotated[str, typer.Argument(metavar="WORD", help=label(ROOM, "help.lexicon_word"))],
    *,
    as_json: Json = False,
) -> None:
    """A concept: its words, what it leads to, and what leads to it."""
    known = lexicon()
    found = [concepts.told(known, read_tables(), code) for code in concepts.find(known, concept)]
    if not found:
        typer.echo(say_plain(ROOM, "cli/lexicon_unknown", word=concept, alike=concepts.alike(known, concept)), err=True)
        raise typer.Exit(1)
    _say("lexicon_show", [asdict(one) for one in found], as_json=as_json, found=found, label_of=known.label)


@app.command(help=label(ROOM, "help.lexicon_check"))
def check(*, folder: Folder = OURS, as_json: Json = False) -> None:
    """What contradicts itself or leads nowhere; exit status 1 when anything does."""
    tables, wrong = concepts.read(folder)
    if not wrong:
        try:
            wrong = flaws(Lexicon(tables), tables)
        except LexiconMistake as mistake:
            wrong = [Flaw("mistake", str(mistake))]
    number = sum(len(tables.get(kind, {})) for kind in KINDS)
    _say("lexicon_check", [asdict(one) for one in wrong], as_json=as_json, flaws=wrong, number=number)
    if wrong:
        raise typer.Exit(1)


@app.command(help=label(ROOM, "help.lexicon_proposals"))
def proposals(*, as_json: Json = False) -> None:
    """What was searched in vain five times or more in three months, as concepts."""
    with open_house(clock=clock_from_environment()) as house, house.reading() as store:
        since = day_of(house.now()) - relativedelta(months=MONTHS - 1)
        found = searches.in_vain(store, None, since)
    _say("lexicon_proposals", [asdict(one) for one in found], as_json=as_json, found=found)


def _say(message: str, document: Any, *, as_json: bool, **facts: Any) -> None:
    typer.echo(json.dumps(document, ensure_ascii=False) if as_json else say_plain(ROOM, f"cli/{message}", **facts))
