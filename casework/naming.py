"""Giving out code names: each once in an organisation, for ever (DESIGN §4)."""

from casework import code_names
from casework.models import Client, CodeNameGiven
from casework.queries import clients
from foundation.storage import Store


def new_client(store: Store, organisation_id: int, coach_id: int | None, *, invented: bool = False) -> Client:
    """A client with a code name nobody had, and with a word this coach has for no other client."""
    taken = clients.names_given(store, organisation_id)
    mine = clients.words_of_coach(store, coach_id) if coach_id else set()
    word, number = code_names.choose(taken, mine, store.chance)
    store.add(CodeNameGiven(organisation_id=organisation_id, word=word, number=number))
    store.flush()
    client = Client(
        public_id=store.new_public_id(), organisation_id=organisation_id, code_word=word, code_number=number,
        invented=invented,
    )  # fmt: skip
    store.add(client)
    store.flush()
    return client
