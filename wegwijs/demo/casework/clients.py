"""Clients with their code names, in bulk."""

from collections import defaultdict
from collections.abc import Sequence
from random import Random
from typing import Any

from sqlalchemy import insert

from casework.models import Client, CodeNameGiven
from casework.naming import ManyNames
from foundation.storage import Store
from wegwijs.demo.casework.stories import Story


def write_clients(store: Store, stories: Sequence[Story], chance: Random) -> dict[int, int]:
    """Clients with a code name each, by their number in the stories."""
    names = {each.organisation_id: ManyNames((), chance) for each in stories}
    words: dict[int, set[str]] = defaultdict(set)
    given: list[dict[str, Any]] = []
    rows: dict[int, dict[str, Any]] = {}
    for story in stories:
        if story.client in rows:
            continue
        name = names[story.organisation_id].next(words[story.coach_id])
        words[story.coach_id].add(name.word)
        given.append({"organisation_id": story.organisation_id, "word": name.word, "number": name.number})
        rows[story.client] = {
            "public_id": store.new_public_id(), "organisation_id": story.organisation_id,
            "code_word": name.word, "code_number": name.number, "invented": True,
        }  # fmt: skip
    store.execute(insert(CodeNameGiven), given)
    ids = store.scalars(insert(Client).returning(Client.id, sort_by_parameter_order=True), list(rows.values()))
    return dict(zip(rows, ids, strict=True))
