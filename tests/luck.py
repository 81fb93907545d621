"""The luck of the tests: the same in every run, and another one when asked for.

Whatever is drawn in this process while a test runs hangs on the name of the test: `chance`, ids, secrets, ciphers.
`WEGWIJS_TESTS_LUCK=7` draws everything anew, also the examples of Hypothesis, and takes the tests in another order:
a test that fails then was right by luck. Processes that a test starts have the system's luck: what is asserted of
them holds whatever they draw.
"""

import os
import random
from base64 import b64encode
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from random import Random

import pytest

ASKED = "WEGWIJS_TESTS_LUCK"
KEY = b64encode(b"the same key for every test here")  # of what lies encrypted in the inbox


def asked() -> str:
    """The luck that was asked for; empty for the usual."""
    return os.environ.get(ASKED, "")


def of(name: str) -> Random:
    """Luck of its own for everything that has a name."""
    return Random(f"{asked()} {name}")


def settle(config: pytest.Config) -> None:
    """Let Hypothesis try the same examples in every run, however slow the machine is; others with another luck."""
    config.option.hypothesis_profile = "ci"
    if asked():
        from hypothesis import settings

        settings.register_profile(ASKED, settings.get_profile("ci"), derandomize=False)
        config.option.hypothesis_profile, config.option.hypothesis_seed = ASKED, asked()


@contextmanager
def drawn_from(name: str) -> Iterator[None]:
    """Whoever asks the system for random bytes in this process is given these."""
    kept, given = os.urandom, of(f"the system in {name}").randbytes
    os.urandom = random._urandom = given
    try:
        yield
    finally:
        os.urandom = random._urandom = kept


def shuffled(items: Sequence[pytest.Item]) -> list[pytest.Item]:
    """The tests, in another order where another luck is asked for: modules, and the tests in each."""
    if not asked():
        return list(items)
    places: dict[Path, float] = {}
    for item in items:
        places.setdefault(item.path, of(f"the order of {item.path.name}").random())
    return sorted(items, key=lambda item: (places[item.path], of(f"the order of {item.nodeid}").random()))
