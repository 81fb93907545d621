"""What is made at a start is not looked through at once, and what is thrown away afterwards is found."""

import gc
import weakref
from threading import Event

from foundation import garbage


class Ring:
    """What holds itself: only looking for garbage finds it."""

    def __init__(self) -> None:
        self.itself = self


def test_what_was_made_is_old_and_can_still_be_thrown_away(monkeypatch):
    monkeypatch.setattr(garbage, "_settled", Event())  # as in a process where nothing settled yet
    gc.unfreeze()
    try:
        with garbage.left_alone():
            rings = [Ring() for _ in range(1000)]
        assert (gc.isenabled(), gc.get_freeze_count()) == (True, 0)
        assert gc.get_count()[0] < 1000  # they are not among the young
        last = weakref.ref(rings.pop())
        del rings
        gc.collect()
        assert last() is None
    finally:
        garbage.settle()


def test_what_settled_stays_settled():
    garbage.settle()
    settled = gc.get_freeze_count()
    with garbage.left_alone():
        made = [Ring() for _ in range(10)]
    assert gc.get_freeze_count() >= settled
    assert gc.isenabled()
    last = weakref.ref(made.pop())
    del made
    gc.collect()
    assert last() is None
