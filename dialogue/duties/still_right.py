"""Klopt dit nog? One message to a provider, with all of her activities that are due, at most one a week (US-A1).

Who has an account is asked there; who has only an address gets a mail with a personal link; the rest is called by the
map's editor (`ask_editor`).
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import func, select

from dialogue import mail, outbox, own_listing
from dialogue.duty import Duty
from dialogue.hours import may_speak
from dialogue.keepers import Keepers
from dialogue.mail import Inquiry
from dialogue.models import Outgoing
from dialogue.outbox import Address
from dialogue.screens import Button, Screen
from dialogue.talk import Tools
from foundation.language.dates import said_on
from foundation.people import people
from foundation.people.models import Account
from foundation.storage import Store
from foundation.words import label
from social_map import freshness, listings, patience
from social_map.links import contacts, proposing
from social_map.models import Listing
from social_map.queries import keeping

AT_A_TIME = 200  # messages in one transaction; the next run does the next
Whom = tuple[str, int]  # channel and number: of an account, or of a contact
ADDRESS = mail.CHANNEL
ASKED = "gevraagd"  # "alles klopt nog" is about what this message shows


def still_right(store: Store, tools: Tools, now: datetime) -> int:
    """Ask every provider who can be reached and was not asked this week."""
    if not may_speak(now):
        return 0
    today, keepers = said_on(now), Keepers(store, tools, now=now)
    mails = bool(tools.mails and tools.web_url)
    due = keeping.due(store, today, patience.every(store), keepers.organisation_ids, mails=mails)
    keepers.look_up(due)
    answered = proposing.of_listings(store, [one.id for one in due])  # what she wrote waits for the editor
    due = [one for one in due if one.id not in answered]
    addresses: dict[int, str] = {}
    whom = [(to, one.id) for one in due if (to := _whom(store, keepers, one, addresses)) is not None]
    bundles = freshness.bundles(whom, _asked_on(store, {to for to, _ in whom}, today), today)
    by_id = {one.id: one for one in due}
    batch = {to: [by_id[i] for i in ids] for to, ids in list(bundles.items())[:AT_A_TIME]}
    theirs = _theirs(store, today, {addresses[number] for channel, number in batch if channel == ADDRESS})
    asked = 0
    for to, mine in batch.items():
        if to[0] == ADDRESS:
            address = addresses[to[1]]
            asked += _ask_by_mail(store, tools, Inquiry(address, mine, theirs[address]), now=now)
        else:
            asked += _ask_in_chat(store, to, mine, now=now)
    return asked


def _whom(store: Store, keepers: Keepers, listing: Listing, addresses: dict[int, str]) -> Whom | None:
    account: Account | None = keepers.account(listing)
    if account is not None:
        return account.channel, account.number
    address = keepers.address(listing)
    if address is None:
        return None
    contact = contacts.known(store, f"mail:{address}")
    addresses[contact.id] = address
    return ADDRESS, contact.id


def _asked_on(store: Store, whom: set[Whom], today: date) -> dict[Whom, date]:
    """When each of them last got this question."""
    found: dict[Whom, date] = {}
    for channel, number in whom:
        last = store.scalar(
            select(func.max(Outgoing.made_at)).where(
                Outgoing.channel == channel, Outgoing.account == number, Outgoing.kind == mail.KIND
            )
        )
        if last is not None:
            found[channel, number] = said_on(last)
    return found


def _theirs(store: Store, today: date, addresses: set[str]) -> Mapping[str, list[Listing]]:
    """Everything on the map with each of these addresses: what the link opens."""
    found: dict[str, list[Listing]] = {address: [] for address in addresses}
    for one in keeping.of_addresses(store, today, addresses):
        found.setdefault(contacts.mail_of(one) or "", []).append(one)
    return found


def _ask_in_chat(store: Store, whom: Whom, mine: Sequence[Listing], *, now: datetime) -> int:
    channel, number = whom
    who = people.who(store, channel, number, today=said_on(now))
    to = Address(channel, number, number, who.language)
    facts = {"name": who.name, "listings": [(one.title, own_listing.when(one), own_listing.price(one)) for one in mine]}
    key = f"still_right:{channel}:{number}:{said_on(now)}"
    row = outbox.prompt(
        store, to, Screen("my_listings/still_right", facts, _buttons(mine)), now=now, key=key, kind=mail.KIND
    )
    return _note(store, row, mine, now=now)


def _ask_by_mail(store: Store, tools: Tools, about: Inquiry, *, now: datetime) -> int:
    return _note(store, mail.ask(store, tools, about, now=now), about.due, now=now)


def _note(store: Store, row: Outgoing | None, mine: Sequence[Listing], *, now: datetime) -> int:
    if row is None:
        return 0
    for one in mine:
        listings.asked(store, one, now=now)
    return 1


def _buttons(mine: Sequence[Listing]) -> tuple[tuple[Button, ...], ...]:
    if len(mine) == 1:
        about = mine[0].public_id
        return (
            (Button(label("dialogue", "buttons.right"), "pc", about),),
            (Button(label("dialogue", "buttons.change"), "pl", about),),
        )
    each = tuple((Button(one.title[:40], "pl", one.public_id),) for one in mine)
    return ((Button(label("dialogue", "buttons.all_right"), "pa", "-", choice=ASKED),), *each)


DUTY = Duty("still_right", timedelta(minutes=15), still_right)
