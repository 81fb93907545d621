"""Giving out code names: each once in an organisation, for ever (DESIGN §4)."""

from collections import deque
from collections.abc import Collection
from random import Random

from casework import code_names
from casework.code_names import CodeName
from casework.models import Client, CodeNameGiven
from casework.queries import clients
from foundation.people.models import Organisation
from foundation.storage import Store


def new_client(store: Store, organisation_id: int, coach_id: int | None) -> Client:
    """A client with a code name nobody had, and with a word this coach has for no other client.

    Who waits for a coach gets a word that no client of the organisation has, as far as there are words.
    Invented organisations (the demo) have invented clients: figures never mix them with real ones (DOMAIN §2.0).
    """
    taken = clients.names_given(store, organisation_id)
    mine = (
        clients.words_of_coach(store, coach_id) if coach_id else clients.words_of_organisation(store, organisation_id)
    )
    name = code_names.choose(taken, mine, store.chance)
    store.add(CodeNameGiven(organisation_id=organisation_id, word=name.word, number=name.number))
    store.flush()
    client = Client(
        public_id=store.new_public_id(), organisation_id=organisation_id, code_word=name.word, code_number=name.number,
        invented=store.get_one(Organisation, organisation_id).invented,
    )  # fmt: skip
    store.add(client)
    store.flush()
    return client


class ManyNames:
    """Code names for many clients at once: those of one long seeded order, so that none is looked for twice."""

    def __init__(self, taken: Collection[CodeName], chance: Random) -> None:
        self._taken = taken
        self._coming = code_names.order(chance.getrandbits(64))
        self._aside: deque[CodeName] = deque()

    def next(self, mine: Collection[str]) -> CodeName:
        """The next name whose word is not `mine`; those passed over are for others. With every word mine: any."""
        for name in self._aside:
            if name.word not in mine:
                self._aside.remove(name)
                return name
        for name in self._coming:
            if name in self._taken:
                continue
            if name.word not in mine or code_names.given_out() <= set(mine):
                return name
            self._aside.append(name)
        raise AssertionError("numbers do not end")  # pragma: no cover - for the type checker
