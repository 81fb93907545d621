"""The queue of the organisation: a coach takes a referral in one tap, a coordinator gives it to a coach."""

from casework import access, queue
from casework.models import Trajectory
from dialogue.act import Act, Pointed
from dialogue.first_contact import PUT_BACK, tries
from dialogue.screens import Button, Screen, in_rows
from dialogue.talk import Talk

PAGE, TAKE, GIVE = "aq", "at", "ag"
A_PAGE = 6


def show(talk: Talk, _rest: str) -> Screen:
    """Who waits, who came in first on top: code name, practice, day and reason."""
    return _page(talk, 0)


def page(talk: Talk, at: Pointed) -> Screen:
    """Another page."""
    return _page(talk, at.version)


def take(talk: Talk, at: Pointed) -> Screen:
    """She walks with this client from now on; the first call is next."""
    walk = queue.take(talk.store, talk.who, at.about, now=talk.now)
    back = Button(talk.label("queue.put_back"), PUT_BACK, walk.public_id)
    return Screen("queue/taken", {"code_name": _name(talk, walk)}, (tries(walk.public_id), (back,)), private=True)


def give(talk: Talk, at: Pointed) -> Screen:
    """Which coach? Then it is hers."""
    walk = queue.to_give(talk.store, talk.who, at.about, now=talk.now)
    coaches = queue.coaches(talk.store, walk.organisation_id, today=talk.today)
    facts = {"code_name": _name(talk, walk)}
    if not at.choice:
        buttons = [Button(person.name[:30], GIVE, at.about, choice=person.public_id) for person in coaches]
        return Screen("queue/to_whom", facts, (*in_rows(buttons, 2), (_all(talk),)), private=True)
    queue.assign(talk.store, talk.who, at.about, at.choice, now=talk.now)
    facts["coach"] = next(person.name for person in coaches if person.public_id == at.choice)
    return Screen("queue/given", facts, ((_all(talk),),), private=True)


def put_back(talk: Talk, at: Pointed) -> Screen:
    """Somebody else may take it."""
    walk = queue.put_back(talk.store, talk.who, at.about, now=talk.now)
    return Screen("queue/back", {"code_name": _name(talk, walk)}, ((_all(talk),),), private=True)


def _page(talk: Talk, start: int) -> Screen:
    lines = queue.waiting(talk.store, talk.who, start=start, at_most=A_PAGE)
    total = queue.count(talk.store, talk.who)
    if not total:
        return Screen("queue/nobody")
    facts = {
        "lines": [(line, talk.label(f"main_reasons.{line.reason}") if line.reason else None) for line in lines],
        "total": total, "today": talk.today,
    }  # fmt: skip
    rows: list[tuple[Button, ...]] = []
    for line in lines:
        row = []
        if talk.who.has("coach"):
            row.append(Button(talk.label("queue.take").format(name=line.code_name), TAKE, line.trajectory))
        if talk.who.has("coordinator"):
            row.append(Button(talk.label("queue.give").format(name=line.code_name), GIVE, line.trajectory))
        rows.append(tuple(row))
    if start + A_PAGE < total:
        rows.append((Button(talk.label("buttons.more"), PAGE, "-", start + A_PAGE),))
    return Screen("queue/list", facts, tuple(rows), private=True)


def _all(talk: Talk) -> Button:
    return Button(talk.label("queue.all"), PAGE, "-")


def _name(talk: Talk, walk: Trajectory) -> str:
    return access.client_of(talk.store, walk).code_name


ACT = Act(
    name="queue", roles=frozenset({"coach", "coordinator"}), about_clients=True, start=show,
    verbs={PAGE: page, TAKE: take, GIVE: give, PUT_BACK: put_back},
)  # fmt: skip
