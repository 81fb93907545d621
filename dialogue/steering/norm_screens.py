"""The norms of a municipality: all of them, one group, one norm with its source and history."""

from collections.abc import Sequence
from typing import Any

from dialogue.screens import Button, Screen, in_rows
from dialogue.talk import Talk
from foundation.people.models import Municipality, Organisation, Person
from foundation.refusals import NotFound
from monitoring import norms, sources
from monitoring.steering_models import Norm

LIST, ONE, CHANGE, TAKE_BACK = "yn", "yb", "yw", "yt"


def every(talk: Talk, place: int) -> Screen:
    """Every norm with its band, by group; a button for each group."""
    groups = [(title, _lines(talk, place, _of_group(talk, place, code))) for code, title in _groups(talk).items()]
    buttons = [Button(title, LIST, "-", place, code) for code, title in _groups(talk).items()]
    return Screen("norms/every", {"place": _place(talk, place), "groups": groups}, in_rows(buttons, 2))


def group(talk: Talk, place: int, code: str) -> Screen:
    """The norms of one group, each explained and with a button."""
    kinds = _of_group(talk, place, code)
    if not kinds:
        raise NotFound
    buttons = [Button(_title(talk, each), ONE, "-", place, each.key) for each in kinds]
    back = Button(talk.label("buttons.back"), LIST, "-", place)
    facts = {"title": _groups(talk)[code], "place": _place(talk, place), "norms": _lines(talk, place, kinds)}
    return Screen("norms/group", facts, (*in_rows(buttons, 2), (back,)))


def one(talk: Talk, place: int, key: str) -> Screen:
    """One norm: what it is, where it comes from, what was set and when; and changing it."""
    kind = norms.kind(key)
    if kind not in _shown(talk, place):
        raise NotFound
    held = _known(talk, place, norms.band(talk.store, key, [place], on=talk.today))
    past = norms.history(talk.store, key, place)
    practices = _practices(talk, place, kind)
    rows: list[tuple[Button, ...]] = []
    if norms.may_set(talk.who, kind, place):
        rows.append((Button(talk.label("buttons.change"), CHANGE, "-", place, key),))
        live = [row for row in past if row.taken_back_at is None]
        rows += [_take_back(talk, row) for row in sorted(live, key=lambda row: row.id)[-1:]]
    rows.append((Button(talk.label("buttons.back"), LIST, "-", place, kind.group),))
    facts = {
        "place": _place(talk, place), **_line(talk, kind, held), "history": [_past(talk, row) for row in past],
        "practices": practices,
    }  # fmt: skip
    return Screen("norms/one", facts, tuple(rows))


def kept(talk: Talk, row: Norm) -> Screen:
    """What was set, with the button that takes it back."""
    kind = norms.kind(row.key)
    facts = {
        **_line(talk, kind, norms.Band(kind, row.low, row.high)), "from_on": row.from_on,
        "place": _place(talk, row.municipality_id), "practice": _practice(talk, row), "ahead": row.from_on > talk.today,
    }  # fmt: skip
    look = Button(talk.label("buttons.look"), ONE, "-", row.municipality_id, row.key)
    return Screen("norms/kept", facts, ((*_take_back(talk, row), look),))


def _take_back(talk: Talk, row: Norm) -> tuple[Button, ...]:
    return (Button(talk.label("buttons.undo"), TAKE_BACK, row.public_id),)


def _groups(talk: Talk) -> dict[str, str]:
    found: dict[str, str] = norms.words(talk.language)["group"]
    return found


def _shown(talk: Talk, place: int) -> list[norms.Kind]:
    """What has a default is no secret; what somebody has to set is seen by who may set it."""
    return [
        kind for kind in norms.kinds().values()
        if kind.low is not None or kind.high is not None or norms.may_set(talk.who, kind, place)
    ]  # fmt: skip


def _of_group(talk: Talk, place: int, code: str) -> list[norms.Kind]:
    return [kind for kind in _shown(talk, place) if kind.group == code]


def _lines(talk: Talk, place: int, kinds: Sequence[norms.Kind]) -> list[dict[str, Any]]:
    held = talk.once(f"norms:{place}", lambda: norms.bands(talk.store, [place], on=talk.today))
    lines = []
    for kind in kinds:
        band = _known(talk, place, held[kind.key])
        lines.append({**_line(talk, kind, band), "by_practice": not band.known and bool(_practices(talk, place, kind))})
    return lines


def _known(talk: Talk, place: int, band: norms.Band) -> norms.Band:
    """What holds here; of inhabitants, where nobody said how many, with what the municipality was set up."""
    if band.known or band.kind.key != "inhabitants":
        return band
    found = norms.inhabitants(talk.store, [place], on=talk.today)[place]
    return norms.Band(band.kind, found.number, found.number) if found else band


def _line(talk: Talk, kind: norms.Kind, band: norms.Band) -> dict[str, Any]:
    words = norms.words(talk.language)["norm"][kind.key]
    return {
        "title": words["title"], "text": words["text"], "said": norms.said(band, talk.language), "own": band.own,
        "source": sources.long(kind.source, talk.language),
        "from_on": band.from_on, "ahead": band.from_on and band.from_on > talk.today,
        "default": norms.said(norms.Band(kind, kind.low, kind.high), talk.language),
    }  # fmt: skip


def _past(talk: Talk, row: Norm) -> dict[str, Any]:
    by = talk.store.get(Person, row.set_by) if row.set_by else None
    said = norms.said(norms.Band(norms.kind(row.key), row.low, row.high), talk.language)
    who = ", ".join(part for part in (_practice(talk, row), by.name if by else "") if part)
    return {"said": said, "from_on": row.from_on, "who": who, "gone": row.taken_back_at is not None}


def _practices(talk: Talk, place: int, kind: norms.Kind) -> list[tuple[str, str]]:
    if not kind.practice:
        return []
    found = norms.of_practices(talk.store, kind.key, place, on=talk.today)
    named = {number: talk.store.get_one(Organisation, number).name for number in found}
    return sorted((named[number], norms.said(band, talk.language)) for number, band in found.items())


def _title(talk: Talk, kind: norms.Kind) -> str:
    return str(norms.words(talk.language)["norm"][kind.key]["title"])


def _place(talk: Talk, number: int) -> str:
    return talk.store.get_one(Municipality, number).name


def _practice(talk: Talk, row: Norm) -> str:
    return talk.store.get_one(Organisation, row.practice_id).name if row.practice_id else ""
