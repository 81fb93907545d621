"""Who runs Wegwijs closes the chat of a lost phone, and helps who forgot her PIN."""

import pytest

from foundation.people import people, pins
from tests.foundation.people.cast import TODAY, joins
from tests.wegwijs.test_command_line import wegwijs  # noqa: F401  pytest finds fixtures by name in this module


@pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
def test_her_pin_is_reset_and_her_chat_closed(wegwijs, database, now):
    with database.writing() as store:
        joins(store, 7, "coach", "Farent", now=now)
        pins.choose(store, people.who(store, "telegram", 7, today=TODAY), "2718", secret=b"s" * 32, now=now)
    assert wegwijs("people", "reset-pin", "Anna")[:2] == (
        0, "De pincode van Anna is gewist. Anna kiest een nieuwe voor de volgende cliënt.\n",
    )  # fmt: skip
    with database.reading() as store:
        assert people.who(store, "telegram", 7, today=TODAY).locks_at is not None
    assert wegwijs("people", "lock", "Anna")[0] == 0
    with database.reading() as store:
        assert people.who(store, "telegram", 7, today=TODAY).person_id is None
    assert wegwijs("people", "lock", "Niemand")[0] == 1
