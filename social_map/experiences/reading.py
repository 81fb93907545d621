"""What colleagues told of a listing: for who works in its municipality, never for its provider, 18 months long."""

from dataclasses import dataclass
from datetime import date

from dateutil.relativedelta import relativedelta

from foundation.people.who import Who
from foundation.storage import Store
from social_map.experiences import queries
from social_map.experiences.saying import said
from social_map.experiences.telling import may_remove
from social_map.models import Listing

SHOWN, STAYS_MONTHS = 5, 18
READERS = ("coach", "coordinator", "editor")


@dataclass(frozen=True, slots=True)
class Told:
    """One experience as it is shown: what was tapped and typed, by which organisation, in which month."""

    public_id: str
    said: tuple[str, ...]
    text: str
    organisation: str
    month: date
    removable: bool


def of(store: Store, who: Who, listing: Listing, *, today: date) -> list[Told]:
    """The five newest; none for who may not read them."""
    if not may_read(who, listing):
        return []
    since = (today - relativedelta(months=STAYS_MONTHS)).replace(day=1)
    found = queries.of(store, listing, since=since, limit=SHOWN)
    return [
        Told(
            kept.public_id, tuple(label for code, label in said(who.language).items() if code in kept.said), kept.text,
            organisation, kept.month, may_remove(who, kept, listing),
        )
        for kept, organisation in found
    ]  # fmt: skip


def may_read(who: Who, listing: Listing) -> bool:
    """Coaches, coordinators and editors of the listing's municipality; of all of them where theirs names none.

    Never who keeps the listing herself, in whatever other role.
    """
    if not who.has(*READERS) or listing.organisation_id in who.organisations("provider"):
        return False
    places = who.municipalities(*READERS)
    return not places or listing.municipality_id is None or listing.municipality_id in places
