"""Who keeps a listing true and how she is reached: by her account, by mail, or only by the editor who calls."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Protocol

from dialogue.talk import Tools
from foundation.language.dates import said_on
from foundation.people import accounts, people
from foundation.people.models import Account
from foundation.storage import Store
from social_map.links import contacts


class Kept(Protocol):
    """What tells who keeps a listing."""

    @property
    def organisation_id(self) -> int | None: ...  # noqa: D102  whose it is
    @property
    def owner_person_id(self) -> int | None: ...  # noqa: D102  who looks after it
    @property
    def given_up_on(self) -> date | None: ...  # noqa: D102  they gave it to the editor of the map
    @property
    def email(self) -> str | None: ...  # noqa: D102  as in the listing


class Keepers:
    """Everybody who keeps listings, looked up once."""

    def __init__(self, store: Store, tools: Tools, *, now: datetime) -> None:
        self._store, self._mails, self._today = store, bool(tools.mails and tools.web_url), said_on(now)
        self._closed: set[str] = set()
        self._people: dict[int, Account] = {}
        self._organisations: dict[int, Account] = {}
        for account in accounts.with_role(store, "provider", today=self._today):
            who = people.who(store, account.channel, account.number, today=self._today)
            self._people.setdefault(account.person_id, account)
            for organisation_id in who.organisations("provider"):
                self._organisations.setdefault(organisation_id, account)

    @property
    def organisation_ids(self) -> list[int]:
        """The organisations of which somebody has an account."""
        return list(self._organisations)

    def look_up(self, listings: Iterable[Kept]) -> None:
        """Find out which of their addresses may not be mailed."""
        found = (contacts.mail_of(one) for one in listings) if self._mails else ()
        self._closed |= set(contacts.states(self._store, {f"mail:{address}" for address in found if address}))

    def account(self, listing: Kept) -> Account | None:
        """The account of its owner if she still keeps it, else of somebody of its organisation; none once given up."""
        if listing.given_up_on is not None:
            return None
        theirs = self._organisations.get(listing.organisation_id or 0)
        owner = self._people.get(listing.owner_person_id or 0)
        return owner if owner is not None and theirs is not None else theirs

    def address(self, listing: Kept) -> str | None:
        """The address to mail about it, after `look_up`.

        None where somebody has an account or wants no mail, nor where its organisation gave it up.
        """
        by_mail = self._mails and listing.given_up_on is None and self.account(listing) is None
        address = contacts.mail_of(listing) if by_mail else None
        return None if address is None or f"mail:{address}" in self._closed else address

    def is_reached(self, listing: Kept) -> bool:
        """Whether Wegwijs itself can ask about it, after `look_up`."""
        return self.account(listing) is not None or self.address(listing) is not None
