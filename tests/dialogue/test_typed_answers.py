"""What is typed where buttons stand: a slip is forgiven, a word in common is no answer."""

import pytest

from dialogue.forms.alike import alike
from dialogue.forms.listings import times

MARKS = [str(mark) for mark in range(11)]
CERTAIN = ["Ja, dit is Kievit-27", "Nee"]
CHECK = ["Ja, dezelfde activiteit", "Ja, een andere activiteit", "Nee, gestopt", "Klaar, niets nieuws"]
REFERRERS = ["Huisarts", "POH-GGZ", "POH-somatiek", "Wijkverpleegkundige"]


@pytest.mark.parametrize(
    ("said", "labels", "meant"),
    [
        ("gestopt", CHECK, ["Nee, gestopt"]),
        ("nee hoor", CERTAIN, ["Nee"]),
        ("poh", REFERRERS, ["POH-GGZ", "POH-somatiek"]),
        ("huisars", REFERRERS, ["Huisarts"]),
        ("poh ggz", REFERRERS, ["POH-GGZ"]),
        ("wijkverpleeg", REFERRERS, ["Wijkverpleegkundige"]),
        ("wat is dit nu weer", CERTAIN, []),
        ("de wachtlijst is te lang", CERTAIN, []),
        ("kievit 28", CERTAIN, []),
        ("11", MARKS, []),
        ("7,5", MARKS, []),
        ("7", MARKS, ["7"]),
        ("?", MARKS, []),
    ],
)
def test_all_that_was_typed_has_to_be_in_the_label(said, labels, meant):
    assert sorted(labels[place] for place, _ in alike(said, labels)) == sorted(meant)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("14.15", ["14:15"]),
        ("9 uur", ["09:00"]),
        ("10.00-12", ["10:00", "12:00"]),
        ("25.00", None),
        ("10.75", None),
        ("2,5 uur", None),
        ("van 10 tot half 12", None),
    ],
)
def test_half_a_number_is_no_time(said, meant):
    assert times(said) == meant
