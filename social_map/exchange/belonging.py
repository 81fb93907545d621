"""The municipality and the provider that a row names; made where they are new."""

from typing import Any

from sqlalchemy import select

from foundation.people import municipalities
from foundation.people.models import Municipality, Organisation
from foundation.storage import Store


class Belonging:
    """Looks names up once for a whole import."""

    def __init__(self, store: Store, *, invented: bool) -> None:
        self._store, self._invented = store, invented
        self._municipalities: dict[str, int] = {}
        self._known = {
            _plain(name): number for name, number in store.execute(select(Municipality.name, Municipality.id)).all()
        }
        self._organisations = dict(
            store.execute(select(Organisation.name, Organisation.id).where(Organisation.kind == "provider")).all()
        )

    def municipality(self, name: str | None) -> int | None:
        """The id of a municipality that is known already; None for any other."""
        return self._known.get(_plain(name or ""))

    def ours(self, values: dict[str, Any]) -> dict[str, Any]:
        """The same facts with ids for the names of municipality and organisation."""
        ours = dict(values)
        if "municipality" in ours:
            name = ours.pop("municipality")
            ours["municipality_id"] = self._municipality(name) if name else None
        if ours.get("organisation_name"):
            ours["organisation_id"] = self._organisation(ours["organisation_name"])
        return ours

    def _municipality(self, name: str) -> int:
        if name not in self._municipalities:
            self._municipalities[name] = municipalities.named(self._store, name, create=True).id
        return self._municipalities[name]

    def _organisation(self, name: str) -> int | None:
        """The provider of this name; one is made so that its people can be invited."""
        if len(name) > Organisation.name.type.length:
            return None
        if name not in self._organisations:
            made = Organisation(
                public_id=self._store.new_public_id(), kind="provider", name=name, invented=self._invented
            )
            self._store.add(made)
            self._store.flush()
            self._organisations[name] = made.id
        return self._organisations[name]


def _plain(name: str) -> str:
    return " ".join(name.split()).lower()
