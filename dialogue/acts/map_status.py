"""How the map stands, for who steers or keeps it: a picture, a message and a spreadsheet (DOMAIN US-R3, I22)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from dialogue import outbox
from dialogue.act import Act, Pointed
from dialogue.letters import Letter
from dialogue.screens import Attachment, Button, Screen, in_rows
from dialogue.talk import Talk
from foundation.codes import codes
from foundation.language.dates import said_on
from foundation.people import municipalities, people
from foundation.refusals import NotFound
from foundation.storage import Store
from foundation.words import label
from monitoring.map_faces.grid import grid
from monitoring.map_faces.picture import MOST_PLACES, as_png
from monitoring.map_faces.workbook import as_xlsx
from social_map import map_status

ROLES = frozenset({"regisseur", "editor"})
ALL = 0


def ask(talk: Talk, rest: str) -> Screen | None:
    """`/kaartstatus [gemeente]`; without one all of hers."""
    mine = _mine(talk.store, talk.who.municipalities(*ROLES))
    named = next((number for number, name in mine.items() if name.casefold() == rest.casefold()), None)
    if rest and named is None:
        raise NotFound
    _order(talk, "map_status", named or ALL)
    return None


def tapped(talk: Talk, at: Pointed) -> Screen | None:
    """One of her municipalities, or all of them."""
    _order(talk, "map_status", at.version)
    return None


def file(talk: Talk, at: Pointed) -> Screen | None:
    """The same as a spreadsheet."""
    _order(talk, "map_status_file", at.version)
    return None


def places(talk: Talk, _at: Pointed) -> Screen:
    """Choose one of her municipalities."""
    mine = _mine(talk.store, talk.who.municipalities(*ROLES))
    buttons = [Button(name, "ms", "-", number) for number, name in mine.items()]
    every = Button(talk.label("buttons.all_places"), "ms", "-", ALL)
    return Screen("map_status/places", {}, (*in_rows(buttons, 2), (every,)), fresh=True)


def make(store: Store, facts: Mapping[str, Any], now: datetime) -> Screen:
    """The picture and the message."""
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
    place, status = _status(store, facts, now)
    name = place or label("monitoring", "map.all_places")
    book = Attachment(f"kaart-{name}.xlsx".replace(" ", "-").lower(), as_xlsx(status, name, said_on(now)))
    return Screen("map_status/file", {"place": name}, fresh=True, attachment=book)


def _said(status: dict[str, Any]) -> dict[str, Any]:
    """What the message says: numbers, the kinds that are missing, what is searched in vain and wished for."""
    missing = [each.nl for each in codes("category").values() if _is_missing(each, status["category"])]
    fresh = status["freshness"]
    return {
        "n": status, "missing": missing,
        "checked": fresh.get("checked", 0), "doubted": fresh.get("doubted", 0), "never": fresh.get("never", 0),
        "paused": status["status"].get("paused", 0), "full": status["total"] - status["capacity"].get("open", 0),
        "known": status["provider"].get("informal", 0) + status["provider"].get("formal", 0),
        "informal": status["provider"].get("informal", 0),
    }  # fmt: skip


def _is_missing(category: Any, counts: Mapping[str, int]) -> bool:
    return category.kind == "activity" and not counts.get(category.code)


def _status(store: Store, facts: Mapping[str, Any], now: datetime) -> tuple[str, dict[str, Any]]:
    """The name of the place ("" for all of hers) and its numbers, for who asked, as she may see them now."""
    who = people.who(store, facts["channel"], facts["account"], today=said_on(now))
    mine = _mine(store, who.municipalities(*ROLES))
    ids = [facts["place"]] if facts["place"] else list(mine)
    if not mine.keys() >= set(ids) or not ids:
        raise NotFound
    return mine.get(facts["place"], mine[ids[0]] if len(ids) == 1 else ""), map_status.of(store, said_on(now), ids)


def _order(talk: Talk, maker: str, place: int) -> None:
    """Have it made by the sender. A municipality that is not hers is as one that does not exist."""
    mine = talk.who.municipalities(*ROLES)
    if not mine or (place and place not in mine):
        raise NotFound
    facts = {
        "place": place, "several": len(mine) > 1, "channel": talk.to.channel, "account": talk.to.account,
    }  # fmt: skip
    errand = {"maker": maker, "facts": facts, "language": talk.language}
    outbox.put(talk.store, talk.to, Letter(errand=errand), now=talk.now, has_buttons=True)


def _mine(store: Store, ids: frozenset[int]) -> dict[int, str]:
    return {m.id: m.name for m in municipalities.list_all(store) if m.id in ids}


ACT = Act(
    name="map_status",
    roles=ROLES,
    start=ask,
    verbs={"ms": tapped, "mf": file, "mp": places},
    makers={"map_status": make, "map_status_file": make_file},
    takes_more=True,
)
