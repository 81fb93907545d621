"""The editors of a map: where they are, and what they are told."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from dialogue import outbox
from dialogue.outbox import Address
from dialogue.screens import Button, Screen, in_rows
from foundation.language.dates import said_on
from foundation.people import accounts, people
from foundation.people.who import Who
from foundation.storage import Store
from foundation.words import label
from social_map.keeping_models import ProposedChange
from social_map.models import Listing

ORPHANS_SHOWN = 10


def reachable(store: Store, today: date) -> Iterator[tuple[Address, Who]]:
    """Every editor with an account, once, and where she is."""
    seen: set[int] = set()
    for account in accounts.with_role(store, "editor", today=today):
        if account.person_id not in seen:
            seen.add(account.person_id)
            who = people.who(store, account.channel, account.number, today=today)
            yield Address(account.channel, account.number, account.number, who.language), who


def tell_of_proposal(store: Store, change: ProposedChange, listing: Listing, *, now: datetime) -> None:
    """A provider without an account wants to change something larger: a second person looks.

    About one listing she hears at most once an hour, however often it is sent; the newest waits in her list.
    """
    for to, who in reachable(store, said_on(now)):
        if listing.municipality_id in who.municipalities("editor"):
            look = Button(label("dialogue", "buttons.look", to.language), "vc", change.public_id)
            screen = Screen("proposals/change_waits", {"title": listing.title}, ((look,),))
            key = f"change:{listing.public_id}:{now:%Y-%m-%dT%H}:{to.account}"
            outbox.prompt(store, to, screen, now=now, key=key, kind="proposal", policy="repeat")


def tell_of_new(store: Store, listing: Listing, *, now: datetime) -> None:
    """Somebody proposed a new listing."""
    for to, who in reachable(store, said_on(now)):
        if listing.municipality_id in who.municipalities("editor") and who.person_id is not None:
            look = Button(label("dialogue", "buttons.look", to.language), "vl", listing.public_id)
            screen = Screen("proposals/new_waits", {"title": listing.title}, ((look,),))
            key = f"new:{listing.public_id}:{to.account}"
            outbox.prompt(store, to, screen, now=now, key=key, kind="proposal", policy="repeat")


def tell_of_orphans(store: Store, listings: Sequence[Listing], key: str, *, now: datetime) -> None:
    """Nobody looks after these any more: the editor does, until somebody else will."""
    for to, who in reachable(store, said_on(now)):
        hers = [one for one in listings if one.municipality_id in who.municipalities("editor")]
        if hers:
            buttons = [Button(one.title[:40], "pl", one.public_id) for one in hers[:ORPHANS_SHOWN]]
            facts = {"titles": [one.title for one in hers[:ORPHANS_SHOWN]], "total": len(hers)}
            screen = Screen("handover/orphans", facts, in_rows(buttons, 1))
            outbox.prompt(store, to, screen, now=now, key=f"{key}:{to.account}", kind="orphans", policy="repeat")
