"""What was found as a list: five at a time, each with why and how fresh, and what was understood as buttons."""

from typing import Any

from dialogue.finding.asking import EVERYWHERE, KEPT, NEAR, WORD
from dialogue.finding.facts import also_at, place_of
from dialogue.models import Draft
from dialogue.screens import Button, Screen, in_rows
from dialogue.talk import Talk
from social_map import display, freshness, opening
from social_map.queries import in_short
from social_map.queries.in_short import InShort
from social_map.search.wanted import SOME_WORD

A_PAGE = 5
MOST_CHIPS = 8
OFF, ON = "weg", "terug"


def page(talk: Talk, kept: Draft, which: str = "", start: int = 0) -> Screen:
    """Five hits of a search, or that there are none."""
    answers: dict[str, Any] = kept.answers
    which = which or answers["first"]
    ids: list[str] = answers[which]
    if not answers[EVERYWHERE]:
        meant = {"understood": understood(answers)}
        return Screen("search/nothing", meant, (*_chips(talk, kept), *in_rows(_otherwise(talk, kept), 2)))
    some = ids[start : start + A_PAGE]
    folded = [each for i in some for each in answers["also"].get(i, ())]
    rows = in_short.by_public_ids(talk.store, [*some, *folded])
    facts: dict[str, Any] = {
        "hits": [_hit(talk, rows, answers, i, start + n + 1) for n, i in enumerate(some) if i in rows],
        "total": len(ids), "start": start, "which": which, "understood": understood(answers), "most": KEPT,
    }  # fmt: skip
    numbers = [Button(str(start + n + 1), "ls", i) for n, i in enumerate(some) if i in rows]
    steer = [*_turning(talk, kept, which, start), *_otherwise(talk, kept)]
    return Screen("search/hits", facts, (*in_rows(numbers, 5), *_chips(talk, kept), *in_rows(steer, 2)))


def understood(answers: dict[str, Any]) -> list[str]:
    """What was understood and not taken off, in words of the map."""
    return [label for code, label in answers["parts"] if code not in answers["off"] and not code.startswith(WORD)]


def without(kept: Draft, number: int, choice: str) -> set[str]:
    """The parts that are off once this one is taken off or put back. A part that is not there changes nothing."""
    answers: dict[str, Any] = kept.answers
    codes = {code for code, _ in answers["parts"][number : number + 1]}
    off = set(answers["off"]) - codes if choice == ON else set(answers["off"]) | codes
    return off if len(off) < len(answers["parts"]) else set(answers["off"])


def _hit(talk: Talk, rows: dict[str, InShort], answers: dict[str, Any], public_id: str, number: int) -> dict[str, Any]:
    row = rows[public_id]
    folded = [rows[each] for each in answers["also"].get(public_id, ()) if each in rows]
    return {
        "number": number, "title": row.title, "when": opening.times(row, talk.today),
        "price": display.price(row.cost_cents, row.cost_text), "place": row.neighbourhood or place_of(talk, row),
        "fresh": display.freshness(freshness.standing(row, talk.today), talk.today),
        "why": answers["why"].get(public_id, []), "against": answers["against"].get(public_id, []),
        "full": row.capacity, "paused": row.status == "paused",
        "also": also_at(talk, row, folded),
    }  # fmt: skip


def _turning(talk: Talk, kept: Draft, which: str, start: int) -> list[Button]:
    answers: dict[str, Any] = kept.answers
    found = []
    if start:
        found.append(Button(talk.label("buttons.earlier"), "lm", kept.public_id, max(0, start - A_PAGE), which))
    if start + A_PAGE < len(answers[which]):
        found.append(Button(talk.label("buttons.more"), "lm", kept.public_id, start + A_PAGE, which))
    if which == NEAR and set(answers[EVERYWHERE]) - set(answers[NEAR]):
        found.append(Button(talk.label("buttons.everywhere"), "lm", kept.public_id, 0, EVERYWHERE))
    if which == EVERYWHERE and answers[NEAR] and set(answers[EVERYWHERE]) - set(answers[NEAR]):
        found.append(Button(talk.label("buttons.near_by"), "lm", kept.public_id, 0, NEAR))
    return found


def _otherwise(talk: Talk, kept: Draft) -> list[Button]:
    """What can be done when what is sought is not there."""
    wish = [Button(talk.label("wish.make"), "wm", kept.public_id)] if talk.who.has("coach", "coordinator") else []
    return [Button(talk.label("buttons.not_on_map"), "lk", "-"), *wish] if talk.who.has("coach") else wish


def _chips(talk: Talk, kept: Draft) -> tuple[tuple[Button, ...], ...]:
    """Each part that was understood can be taken off, but for the last; and put back."""
    answers: dict[str, Any] = kept.answers
    parts, off = answers["parts"][:MOST_CHIPS], set(answers["off"])
    last = len(parts) - len(off) <= 1
    chips = [
        Button(
            talk.label("search.put_back" if code in off else "search.take_off").format(what=_called(talk, label)),
            "lx", kept.public_id, number, ON if code in off else OFF,
        )
        for number, (code, label) in enumerate(parts)
        if code in off or not last
    ]  # fmt: skip
    return in_rows(chips, 3)


def _called(talk: Talk, label: str) -> str:
    return talk.label("search.some_word") if label == SOME_WORD else label[:24]
