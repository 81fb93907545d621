"""What all proofs need."""

from collections.abc import Iterator

import pytest

from tests.proofs.mortal import Mortals


@pytest.fixture(autouse=True)
def _time_periods(monkeypatch):
    monkeypatch.setenv("PTB_TIMEDELTA", "1")  # otherwise making a RetryAfter warns, and a warning is an error here


@pytest.fixture(scope="session")
def mortals() -> Iterator[Mortals]:
    """Where bots that can be killed are born."""
    mortals = Mortals()
    yield mortals
    mortals.close()
