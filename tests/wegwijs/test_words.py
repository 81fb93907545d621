"""Every refusal of the front door and of people has its sentence, and every fact it needs."""

import pkgutil
from importlib import import_module

import pytest

import foundation.people
import wegwijs
from foundation.people import invites, municipalities, organisations, people
from foundation.refusals import Refusal
from foundation.words import has
from wegwijs.cli.console import words_of

ROOMS = (foundation.people, wegwijs)


def refusals():
    for room in ROOMS:
        for module in pkgutil.walk_packages(room.__path__, f"{room.__name__}."):
            import_module(module.name)
    every = list(Refusal.__subclasses__())
    for kind in every:
        every += kind.__subclasses__()
    names = tuple(room.__name__ for room in ROOMS)
    return sorted({kind for kind in every if kind.__module__.startswith(names)}, key=lambda kind: kind.__name__)


def test_every_refusal_has_words():
    wordless = [k.__name__ for k in refusals() if not has(k.__module__.partition(".")[0], k.message())]
    assert wordless == []
    assert len(refusals()) > 25


@pytest.mark.parametrize(
    "refusal",
    [
        organisations.OrganisationKindUnknown(kind="bakkerij", kinds=("welfare",)),
        organisations.OrganisationAmbiguous(name="De Hoek", kinds=["practice"]),
        municipalities.MunicipalityNotFound(name="<b>Goirle</b>"),
        people.PersonAmbiguous(name="Anna", ids=["a", "b"]),
        people.PersonNotFound(),
        invites.InviteUsed(),
    ],
)
def test_a_terminal_shows_plain_text(refusal):
    assert "{" not in words_of(refusal)
    assert "&" not in words_of(refusal)
