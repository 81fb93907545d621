"""Clients with their code names, in bulk."""

from collections.abc import Sequence
from random import Random
from typing import Any

from sqlalchemy import insert

from casework.models import Client, CodeNameGiven
from casework.naming import ManyNames
from casework.queries import clients
from foundation.storage import Store
from wegwijs.demo.casework.stories import Story


def write_clients(store: Store, stories: Sequence[Story], chance: Random) -> dict[int, int]:
    """Clients with a code name each, by their number in the stories."""
    organisations = {each.organisation_id: None for each in stories}
    names = {number: ManyNames(clients.names_given(store, number), chance) for number in organisations}
    words = {coach_id: clients.words_of_coach(store, coach_id) for coach_id in {each.coach_id for each in stories}}
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
