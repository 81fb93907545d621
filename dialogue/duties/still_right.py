"""Klopt dit nog? One message to a provider, with all of her activities that are due, at most one a week (US-A1).

Who has an account is asked there; who has only an address gets a mail with a personal link; the rest is called by the
map's editor (`ask_editor`).
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import Select, func, select

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
from foundation.storage import Store, prepared
from foundation.words import label
from social_map import freshness, listings, patience
from social_map.links import contacts, proposing
from social_map.models import Listing
from social_map.queries import keeping
from social_map.queries.keeping import Candidate

AT_A_TIME = 25  # messages in one transaction: others want to write too
Whom = tuple[str, str]  # channel, and the number of an account or an address
ADDRESS = mail.CHANNEL
ASKED = "gevraagd"  # "alles klopt nog" is about what this message shows


def still_right(store: Store, tools: Tools, now: datetime) -> int:
    """Ask every provider who can be reached and was not asked this week: accounts first, then addresses."""
    if not may_speak(now):
        return 0
    today, keepers = said_on(now), Keepers(store, tools, now=now)
    batch = list(_bundles(store, keepers, now, mails=bool(tools.mails and tools.web_url)).items())[:AT_A_TIME]
    by_id = keeping.whole(store, [number for _, ids in batch for number in ids])
    theirs = _theirs(store, today, {address for (channel, address), _ in batch if channel == ADDRESS})
    asked = 0
    for (channel, name), ids in batch:
        mine = [by_id[number] for number in ids]
        if channel == ADDRESS:
            asked += _ask_by_mail(store, tools, Inquiry(name, mine, theirs[name]), now=now)
        else:
            asked += _ask_in_chat(store, channel, int(name), mine, now=now)
    return asked


def _bundles(store: Store, keepers: Keepers, now: datetime, *, mails: bool) -> dict[Whom, list[int]]:
    """Whom to ask now about which listings."""
    due = keeping.due(store, now, patience.every(store), keepers.organisation_ids, mails=mails)
    answered = proposing.waiting_for(store)  # what she wrote waits for the editor
    due = [one for one in due if one.id not in answered]
    keepers.look_up(due)
    whom = [(to, one.id) for one in due if (to := _whom(keepers, one)) is not None]
    bundles = freshness.bundles(whom, _asked_on(store, {to for to, _ in whom}), said_on(now))
    return dict(sorted(bundles.items(), key=lambda bundle: bundle[0][0] == ADDRESS))


def _whom(keepers: Keepers, listing: Candidate) -> Whom | None:
    account = keepers.account(listing)
    if account is not None:
        return account.channel, str(account.number)
    address = keepers.address(listing)
    return (ADDRESS, address) if address is not None else None


def _asked_on(store: Store, whom: set[Whom]) -> dict[Whom, date]:
    """When each of them last got this question."""
    numbers = contacts.numbers(store, [f"mail:{name}" for channel, name in whom if channel == ADDRESS])
    found: dict[Whom, date] = {}
    for channel, name in whom:
        number = numbers.get(f"mail:{name}") if channel == ADDRESS else int(name)
        last = store.scalar(*_last(channel=channel, account=number)) if number is not None else None
        if last is not None:
            found[channel, name] = said_on(last)
    return found


@prepared
def _last(channel: str, account: int) -> Select[datetime | None]:
    return select(func.max(Outgoing.made_at)).where(
        Outgoing.channel == channel, Outgoing.account == account, Outgoing.kind == mail.KIND
    )


def _theirs(store: Store, today: date, addresses: set[str]) -> Mapping[str, list[Listing]]:
    """Everything on the map with each of these addresses: what the link opens."""
    found: dict[str, list[Listing]] = {address: [] for address in addresses}
    for one in keeping.of_addresses(store, today, addresses):
        found.setdefault(contacts.mail_of(one) or "", []).append(one)
    return found


def _ask_in_chat(store: Store, channel: str, number: int, mine: Sequence[Listing], *, now: datetime) -> int:
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


def _note(store: Store, row: int | None, mine: Sequence[Listing], *, now: datetime) -> int:
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


DUTY = Duty("still_right", timedelta(minutes=5), still_right)
