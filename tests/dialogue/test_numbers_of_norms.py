"""Numbers of a norm as people type them."""

import pytest

from dialogue.steering.fields import figures


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("7-10", [7, 10]), ("7 - 10 uur", [7, 10]), ("van 7 tot 10", [7, 10]), ("0,8", [0.8]), ("30.000", [30_000]),
        ("-5", []), ("min: -5", []), ("van - 5 tot 10", []), ("−5", []), ("geen", []),
    ],
)  # fmt: skip
def test_a_number_below_zero_is_none(typed, found):
    assert figures(typed) == found
