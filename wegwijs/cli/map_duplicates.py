"""`wegwijs map duplicates`: what may be the same in lists of several sources, and what the editor says of it."""

import json
from typing import Annotated, Any

import typer

from foundation.people.who import SYSTEM
from foundation.storage import Store
from foundation.words import label, say_plain
from social_map.duplicates import merging, pairs
from social_map.models import Listing
from social_map.pair_models import ListingPair
from social_map.queries import pairs as queries
from wegwijs.clock import clock_from_environment
from wegwijs.house import House, open_house

ROOM = "social_map"


def _help(key: str) -> str:
    return label(ROOM, f"help.{key}")


def duplicates(
    *,
    same: Annotated[str | None, typer.Option(metavar="ID", help=_help("same"))] = None,
    keep: Annotated[str | None, typer.Option(metavar="LISTING", help=_help("keep"))] = None,
    different: Annotated[str | None, typer.Option(metavar="ID", help=_help("different"))] = None,
    undo: Annotated[str | None, typer.Option(metavar="ID", help=_help("undo_pair"))] = None,
    limit: Annotated[int, typer.Option(min=1, max=1000, help=_help("limit"))] = 50,
    as_json: Annotated[bool, typer.Option("--json", help=_help("json"))] = False,
) -> None:
    """Look for pairs and show them; or say of one that it is the same, or not the same."""
    if sum(each is not None for each in (same, different, undo)) > 1:
        raise typer.BadParameter(_help("one_pair"))
    with open_house(clock=clock_from_environment()) as house, house.writing() as store:
        if pair := same or different or undo:
            shown = [_decide(house, store, pair, keep, same=bool(same), undo=bool(undo))]
        else:
            pairs.look(store, now=house.now())
            shown = [_shown(store, each) for each in queries.waiting(store, limit=limit)]
    if as_json:
        typer.echo(json.dumps(shown, ensure_ascii=False))
    else:
        typer.echo(say_plain(ROOM, "cli/duplicates", pairs=shown))


def _decide(house: House, store: Store, name: str, keep: str | None, *, same: bool, undo: bool) -> dict[str, Any]:
    pair, first, second = pairs.pair_for(store, SYSTEM, name)
    if undo:
        merging.undo(store, SYSTEM, pair, now=house.now())
    elif same:
        kept = next((each for each in (first, second) if keep in (each.public_id, each.source_id)), None)
        if keep and kept is None:
            raise typer.BadParameter(_help("keep"))
        merging.merge(store, SYSTEM, pair, kept or merging.better(first, second), now=house.now())
    else:
        merging.tell_apart(store, SYSTEM, pair, now=house.now())
    return _shown(store, pair)


def _shown(store: Store, pair: ListingPair) -> dict[str, Any]:
    both = [store.get_one(Listing, number) for number in (pair.first_id, pair.second_id)]
    return {
        "id": pair.public_id, "state": pair.state, "likeness": pair.likeness, "why": pair.why,
        "listings": [
            {
                "id": each.public_id, "source": each.source, "source_id": each.source_id, "title": each.title,
                "organisation": each.organisation_name, "stays": pair.kept_id == each.id,
            }
            for each in both
        ],
    }  # fmt: skip
