"""What all proofs need."""

import pytest


@pytest.fixture(autouse=True)
def _time_periods(monkeypatch):
    monkeypatch.setenv("PTB_TIMEDELTA", "1")  # otherwise making a RetryAfter warns, and a warning is an error here
