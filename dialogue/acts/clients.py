"""My clients: who needs me first, with practice and last contact to help the memory; and one client's own screen."""

from casework import access, caseload, history, lent
from casework.caseload import Line
from casework.models import Participation
from dialogue import choice_ended, client_rows, filling
from dialogue.act import Act, Pointed
from dialogue.duties.ask_checks import answers
from dialogue.events import told
from dialogue.referrers import offer
from dialogue.screens import Button, Screen, in_rows
from dialogue.table import every_act
from dialogue.talk import Talk
from foundation.codes import codes

A_PAGE = 10
CLOSED = "dicht"
FORMS = {"gesprek": "session", "sluit": "closing", "kies": "link"}


def show(talk: Talk, _rest: str) -> Screen:
    """The first page."""
    return _page(talk, 0, closed=False)


def page(talk: Talk, at: Pointed) -> Screen:
    """Another page, or who was closed."""
    return _page(talk, at.version, closed=at.choice == CLOSED)


def client(talk: Talk, at: Pointed) -> Screen:
    """One client: what happened, what comes, and what can be done; or straight to a form about her."""
    known = access.client_for(talk.store, talk.who, at.about, now=talk.now)
    if at.choice == "zoek":
        return Screen("search/how", {"code_name": known.code_name}, private=True)
    if at.choice in FORMS:
        return filling.begin(talk, every_act()[FORMS[at.choice]], {"client": at.about})
    walk = access.current_for(talk.store, talk.who, at.about, now=talk.now)
    about, called = lent.pointer(talk.store, talk.who, walk), lent.called(talk.store, talk.who, walk)
    events = history.of(talk.store, walk)
    line = next((one for one in _lines(talk, closed=True) if one.trajectory == walk.public_id), None)
    facts = {"line": line, "code_name": called, "events": [told(talk, e) for e in events[-12:]]}
    choices = [("log_session", "gesprek"), ("choose_activity", "kies"), ("close", "sluit")]
    if line is not None and line.closed_on is not None:
        choices = []
    buttons = [Button(talk.label(f"buttons.{name}"), "cl", about, choice=code) for name, code in choices]
    if choices:
        buttons.append(Button(talk.label("buttons.find_fitting"), "mt", about))
    buttons.append(Button(talk.label("buttons.mend"), "el", about))
    buttons.append(client_rows.more(about))
    waiting = [p for p in (line.participations if line else ()) if p.started_on is None and p.stopped_on is None]
    starts = [Button(_went(talk, choice), "st", choice.public_id) for choice in waiting]
    starts += offer(talk, walk.public_id)
    ended = [choice_ended.row(line, choice) for choice in line.ended] if line else []
    facts["ended"] = [choice.listing_name or "" for choice in line.ended] if line else []
    check = next((q for q in (line.questions if line else ()) if q.kind.startswith("months_")), None)
    facts["months"] = check.kind.removeprefix("months_") if check is not None else ""
    asked = answers(check) if check is not None else ()
    rows = (*client_rows.first(line), *ended, *asked, *in_rows(buttons, 2), *in_rows(starts, 1))
    return Screen("clients/client", facts, rows, private=True)


def _went(talk: Talk, choice: Participation) -> str:
    what = choice.listing_name or codes("category")[choice.category].nl
    return talk.label("buttons.went").format(what=what[:30])


def _lines(talk: Talk, *, closed: bool = False) -> list[Line]:
    found = caseload.lines(talk.store, talk.who, today=talk.today)
    return found + caseload.lines(talk.store, talk.who, today=talk.today, closed=True) if closed else found


def _page(talk: Talk, start: int, *, closed: bool) -> Screen:
    every = caseload.lines(talk.store, talk.who, today=talk.today, closed=closed)
    if not every and not closed:
        return Screen("clients/nobody", buttons=((_closed_ones(talk),),))
    some = every[start : start + A_PAGE]
    facts = {
        "lines": some, "today": talk.today, "total": len(every), "closed": closed,
        "several": len(talk.who.organisations("coach")) > 1,
        "status": {line.trajectory: talk.label(f"statuses.{line.status}") for line in some},
    }  # fmt: skip
    rows = in_rows([Button(line.code_name, "cl", line.client) for line in some], 2)
    more = []
    if start + A_PAGE < len(every):
        more.append(Button(talk.label("buttons.more"), "cp", "-", start + A_PAGE, CLOSED if closed else ""))
    if not closed:
        more.append(_closed_ones(talk))
    return Screen("clients/list", facts, (*rows, tuple(more)), private=True)


def _closed_ones(talk: Talk) -> Button:
    return Button(talk.label("buttons.closed_ones"), "cp", "-", 0, CLOSED)


ACT = Act(name="clients", roles=frozenset({"coach"}), about_clients=True, start=show, verbs={"cl": client, "cp": page})
