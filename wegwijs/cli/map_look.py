"""`wegwijs map export | search | status`. With --json stdout holds the document and nothing else."""

import json
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from foundation.storage import Store
from foundation.words import label, say_plain
from social_map import map_status
from social_map.days import day_of
from social_map.exchange import shapes, writing
from social_map.queries import changes, listings
from social_map.search import answers, times
from social_map.search.searcher import Found, Searcher
from social_map.text import words
from wegwijs.clock import clock_from_environment
from wegwijs.house import House, open_house

ROOM = "social_map"


def _help(key: str) -> str:
    return label(ROOM, f"help.{key}")


Json = Annotated[bool, typer.Option("--json", help=_help("json"))]


def export(file: Annotated[Path, typer.Argument(metavar="FILE", help=_help("file"))]) -> None:
    """Write the whole map to a file; its extension says in which form."""
    with open_house(clock=clock_from_environment()) as house, house.reading() as store:
        found = listings.all_of(store)
        names = dict(changes.municipalities(store))
        records = [shapes.record_of(each, names.get(each.municipality_id or 0)) for each in found]
        number = writing.write(file, records)
    typer.echo(say_plain(ROOM, "cli/exported", number=number, file=str(file)), err=True)


def search(  # noqa: PLR0917  typer makes an option of each
    query: Annotated[str | None, typer.Argument(metavar="QUERY", help=_help("query"))] = None,
    stdin: Annotated[bool, typer.Option("--stdin", help=_help("stdin"))] = False,
    place: Annotated[str, typer.Option(help=_help("place"))] = "",
    day: Annotated[str, typer.Option(help=_help("day"))] = "",
    max_cost: Annotated[str, typer.Option("--max-cost", help=_help("max_cost"))] = "",
    limit: Annotated[int, typer.Option(min=1, max=1000, help=_help("limit"))] = 10,
    no_fold: Annotated[bool, typer.Option("--no-fold", help=_help("no_fold"))] = False,
    as_json: Json = False,
) -> None:
    """Search the map; exit status 1 when nothing answers."""
    if (query is None) != stdin:
        raise typer.BadParameter(_help("one_query"))
    around = " ".join(_around(place, day, max_cost))
    with open_house(clock=clock_from_environment()) as house, house.reading() as store:
        searcher = Searcher(kept_in=house.search_file)
        _check_place(searcher, store, place, day_of(house.now()))
        answer = _answering(searcher, house, store, around, limit=limit, fold=not no_fold)
        if stdin:
            for line in sys.stdin:
                _print(answers.document(answer(line.strip())))
            return
        found = answer(query or "")
    if as_json:
        _print(answers.document(found))
    elif found.hits:
        typer.echo(say_plain(ROOM, "cli/found", found=found))
    if not found.hits:
        typer.echo(say_plain(ROOM, "cli/nothing", query=query), err=True)
        raise typer.Exit(1)


def _around(place: str, day: str, max_cost: str) -> Iterator[str]:
    """The options as they would be typed; what cannot be understood is refused, never passed over."""
    if place:
        yield f"in {place}"
    if day:
        if times.read(words(day), date.min) is None:
            raise typer.BadParameter(_help("no_such_day"), param_hint="--day")
        yield day
    if max_cost:
        if not max_cost.replace(",", ".", 1).replace(".", "", 1).isdigit():
            raise typer.BadParameter(_help("max_cost"), param_hint="--max-cost")
        yield f"max {max_cost} euro"


def _check_place(searcher: Searcher, store: Store, place: str, today: date) -> None:
    if place and not searcher.knows_place(store, place, today=today):
        raise typer.BadParameter(_help("no_such_place"), param_hint="--place")


def _answering(
    searcher: Searcher, house: House, store: Store, around: str, *, limit: int, fold: bool
) -> Callable[[str], Found]:
    today = day_of(house.now())

    def answer(query: str) -> Found:
        asked = f"{query} {around}".strip() if query else ""
        return searcher.search(store, asked, today=today, limit=limit, fold=fold).about(query)

    return answer


def status_(*, as_json: Json = False) -> None:
    """How the map stands: how many, how fresh, where, and what is missing."""
    with open_house(clock=clock_from_environment()) as house, house.reading() as store:
        counts = map_status.of(store, day_of(house.now()))
    if as_json:
        _print(counts)
        return
    typer.echo(say_plain(ROOM, "cli/status", counts={**counts, **map_status.in_words(counts)}))


def _print(document: Any) -> None:
    typer.echo(json.dumps(document, ensure_ascii=False))
    sys.stdout.flush()
