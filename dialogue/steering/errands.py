"""Screens of who steers that take longer than a moment: made by the sender, from a view that holds nobody up."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from dialogue import outbox
from dialogue.letters import Letter
from dialogue.talk import Talk
from foundation.language.dates import said_on
from foundation.people import people
from foundation.people.who import Who
from foundation.storage import Store


def order(talk: Talk, maker: str, **facts: Any) -> None:
    """Have it made for who asks."""
    asked = {"channel": talk.to.channel, "account": talk.to.account, **facts}
    letter = Letter(errand={"maker": maker, "facts": asked, "language": talk.language})
    outbox.put(talk.store, talk.to, letter, now=talk.now, has_buttons=True)


def whose(store: Store, facts: Mapping[str, Any], now: datetime) -> Who:
    """Who asked for it, with the roles that she has now."""
    return people.who(store, facts["channel"], facts["account"], today=said_on(now))
