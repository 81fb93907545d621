"""To whom rows belong: names of municipalities, practices, coaches and listings, looked up or still to be made."""

from collections.abc import Iterable
from datetime import date

from casework.queries import stored
from foundation.people.models import Municipality, Organisation
from foundation.storage import Store

Reference = int | str | None  # an id, or (folded) the name of what does not exist yet


class Names:
    """Names of one kind, whatever their capitals: known ones with their id, new ones as they were first written."""

    def __init__(self, known: Iterable[tuple[str, int]]) -> None:
        self.ids = {name.casefold(): id_ for name, id_ in reversed(list(known))}
        self.new: dict[str, str] = {}

    def refer(self, name: str | None) -> Reference:
        """The id of this name, or the folded name itself where it is new; None stays None."""
        if name is None:
            return None
        folded = name.casefold()
        return self.ids.get(folded) or folded

    def meet(self, name: str | None) -> None:
        """Remember a name that has to be made when it is new."""
        if name is not None and name.casefold() not in self.ids:
            self.new.setdefault(name.casefold(), name)

    def id_of(self, name: str | None) -> int | None:
        """The id, once everything new was made."""
        return None if name is None else self.ids[name.casefold()]


class Places:
    """The municipalities and practices of a database."""

    def __init__(self, store: Store) -> None:
        self.municipalities = Names((each.name, each.id) for each in stored.municipalities(store))
        self.practices = Names((each.name, each.id) for each in stored.practices(store))

    def make(self, store: Store, *, invented: bool) -> None:
        """Make what is new."""
        for folded, name in self.municipalities.new.items():
            municipality = Municipality(name=name)
            store.add(municipality)
            store.flush()
            self.municipalities.ids[folded] = municipality.id
        for folded, name in self.practices.new.items():
            practice = Organisation(public_id=store.new_public_id(), kind="practice", name=name, invented=invented)
            store.add(practice)
            store.flush()
            self.practices.ids[folded] = practice.id


class Coaches:
    """The coaches of an organisation by name; a name that two of them share names nobody."""

    def __init__(self, store: Store, organisation_id: int, today: date) -> None:
        self._ids: dict[str, int | None] = {}
        for person in stored.coaches(store, organisation_id, today):
            folded = person.name.casefold()
            self._ids[folded] = None if self._ids.get(folded, person.id) != person.id else person.id

    def named(self, name: str | None) -> int | None:
        """The person id of this coach, or None."""
        return self._ids.get(name.casefold()) if name else None


class Listings:
    """Listings by the id they had in the file from which the map was imported."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._asked: set[str] = set()
        self._found: dict[str, tuple[int, str]] = {}

    def learn(self, texts: Iterable[str | None]) -> None:
        """Look up those not asked before."""
        new = {text for text in texts if text} - self._asked
        self._asked |= new
        for row in stored.listings(self._store, sorted(new)):
            self._found.setdefault(row.source_id, (row.id, row.title))

    def refer(self, text: str | None) -> Reference:
        """The id of the listing with this source id, otherwise the text itself."""
        found = self._found.get(text or "")
        return found[0] if found else text

    def columns(self, text: str | None) -> dict[str, object]:
        """What a participation keeps: the listing and its title, or the text without a link."""
        found = self._found.get(text or "")
        return {"listing_id": found[0] if found else None, "listing_name": found[1][:200] if found else text}
