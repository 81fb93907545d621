"""The map's status as screens, made by the sender from a read-only view: picture and message, or a spreadsheet."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from dialogue.screens import Attachment, Button, Screen
from foundation.codes import codes
from foundation.language.dates import said_on
from foundation.people import municipalities, people
from foundation.refusals import NotFound
from foundation.storage import Store
from foundation.words import label
from monitoring.map_faces.grid import grid
from social_map import map_status

ROLES = frozenset({"regisseur", "editor"})


def make(store: Store, facts: Mapping[str, Any], now: datetime) -> Screen:
    """The picture and the message."""
    from monitoring.map_faces.picture import MOST_PLACES, as_png  # drawing loads slowly; nothing else waits for it

    place, status = _status(store, facts, now)
    name = place or label("monitoring", "map.all_places")
    picture = as_png(grid(status["coverage"], most=MOST_PLACES), name, said_on(now))
    buttons = [Button(label("dialogue", "buttons.file"), "mf", "-", facts["place"])]
    if facts["several"]:
        buttons.append(Button(label("dialogue", "buttons.places"), "mp", "-"))
    return Screen(
        "map_status/report", _said(status) | {"place": name, "today": said_on(now)}, (tuple(buttons),),
        attachment=Attachment(f"kaart-{name}.png".replace(" ", "-").lower(), picture, picture=True),
    )  # fmt: skip


def make_file(store: Store, facts: Mapping[str, Any], now: datetime) -> Screen:
    """The spreadsheet."""
    from monitoring.map_faces.workbook import as_xlsx

    place, status = _status(store, facts, now)
    name = place or label("monitoring", "map.all_places")
    book = Attachment(f"kaart-{name}.xlsx".replace(" ", "-").lower(), as_xlsx(status, name, said_on(now)))
    return Screen("map_status/file", {"place": name}, fresh=True, attachment=book)


def _said(status: dict[str, Any]) -> dict[str, Any]:
    """What the message says: numbers, the kinds that are missing, what is searched in vain and wished for."""
    there = {cell["category"] for cell in status["coverage"]}
    missing = [each.nl for each in codes("category").values() if each.kind == "activity" and each.code not in there]
    fresh = status["freshness"]
    return {
        "n": status, "missing": missing,
        "checked": fresh.get("checked", 0), "doubted": fresh.get("doubted", 0), "never": fresh.get("never", 0),
        "paused": status["status"].get("paused", 0), "full": status["total"] - status["capacity"].get("open", 0),
        "known": status["provider"].get("informal", 0) + status["provider"].get("formal", 0),
        "informal": status["provider"].get("informal", 0),
    }  # fmt: skip


def _status(store: Store, facts: Mapping[str, Any], now: datetime) -> tuple[str, dict[str, Any]]:
    """The name of the place ("" for all of hers) and its numbers, for who asked, as she may see them now."""
    who = people.who(store, facts["channel"], facts["account"], today=said_on(now))
    mine = hers(store, who.municipalities(*ROLES))
    ids = [facts["place"]] if facts["place"] else list(mine)
    if not mine.keys() >= set(ids) or not ids:
        raise NotFound
    return mine.get(facts["place"], mine[ids[0]] if len(ids) == 1 else ""), map_status.of(store, said_on(now), ids)


def hers(store: Store, ids: frozenset[int]) -> dict[int, str]:
    """Id → name of these municipalities."""
    return {m.id: m.name for m in municipalities.list_all(store) if m.id in ids}
