"""Sending a list of activities to the chat: what would happen is shown first, then one tap puts it on the map."""

from dialogue import map_list
from dialogue.act import Act, Pointed
from dialogue.screens import Button, Screen
from dialogue.talk import Talk
from foundation.language.dates import said_on
from foundation.refusals import NotFound
from foundation.words.filters import short_day
from social_map.exchange import runs
from social_map.import_models import MapImport
from social_map.queries import imports

STANDING, LONGEST = 3, 30


def how(talk: Talk, _rest: str) -> Screen:
    """How it is done; and the last lists that she put on, each to take back, whatever was said since."""
    runs_of_hers = imports.standing(talk.store, talk.who.person_id, limit=STANDING)
    rows = [(Button(_take_back(talk, run), "iu", run.public_id),) for run in runs_of_hers]
    return Screen("map_list/how", {"most": map_list.MOST_ROWS}, tuple(rows))


def _take_back(talk: Talk, run: MapImport) -> str:
    name = (run.file_name or run.source)[:LONGEST]
    return talk.label("map_list.take_back").format(name=name, day=short_day(said_on(run.at)))


def put_on(talk: Talk, at: Pointed) -> None:
    """Put it on the map. A second tap changes nothing more: the list is the same."""
    map_list.order(talk, map_list.mine(talk, at.about), apply=True)


def leave(talk: Talk, at: Pointed) -> Screen:
    """Not after all."""
    return Screen("map_list/left", {"name": map_list.mine(talk, at.about).answers["name"]})


def take_back(talk: Talk, at: Pointed) -> Screen:
    """Take what she put on as one step back."""
    run = imports.called(talk.store, at.about)
    if run is None or run.person_id != talk.who.person_id:
        raise NotFound
    done = runs.undo(talk.store, talk.who, at.about, now=talk.now)
    return Screen("map_list/taken_back", {"done": done})


ACT = Act(
    name=map_list.ACT,
    roles=frozenset({"editor"}),
    start=how,
    verbs={"iz": put_on, "il": leave, "iu": take_back},
    makers={"map_list": map_list.rehearse, "map_list_apply": map_list.apply},
)
