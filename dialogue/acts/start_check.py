"""Did it work to go? Asked a week after the planned start, or said by the coach herself (DOMAIN US-C7)."""

from datetime import date, timedelta

from casework import access, lent, participations
from casework.models import Participation
from dialogue.act import Act, Pointed
from dialogue.screens import Button, Screen, in_rows
from dialogue.talk import Talk
from foundation.refusals import NotFound
from social_map.models import Listing

DAYS = ("ma", "di", "wo", "do", "vr", "za", "zo")
LATER_WEEKS = (1, 2, 4)
WHY_NOT = ("geen_behoefte", "drempel", "tijdstip", "kosten", "vervoer", "gezondheid", "wacht_activiteit", "onbekend")


def went(talk: Talk, at: Pointed) -> Screen:
    """She went: on the activity's last day before today, or the day that was agreed; the day is said back."""
    choice = access.participation_for(talk.store, talk.who, at.about, now=talk.now)
    day = _day(at.choice) if at.choice else first_time(talk, choice)
    choice = participations.confirm_start(talk.store, talk.who, at.about, started_on=day, now=talk.now)
    others = [d for d in (talk.today, talk.today - timedelta(days=7)) if choice.chosen_on <= d != day]
    mend = [
        Button(talk.say("check/was_on", day=d, today=talk.today), "st", at.about, choice=d.isoformat()) for d in others
    ]
    undo_button = Button(talk.label("buttons.undo"), "sz", at.about)
    facts = {"what": choice.listing_name, "day": day, "today": talk.today, "code_name": _name(talk, choice)}
    return Screen("check/started", facts, (*in_rows(mend, 1), (undo_button,)), private=True)


def undo(talk: Talk, at: Pointed) -> Screen:
    """It was not so."""
    participations.undo_start(talk.store, talk.who, at.about, now=talk.now)
    return Screen("check/start_undone", private=True)


def not_yet(talk: Talk, at: Pointed) -> Screen:
    """She goes later: ask when."""
    choice = access.participation_for(talk.store, talk.who, at.about, now=talk.now)
    if at.choice:
        if at.choice not in map(str, LATER_WEEKS):
            raise NotFound
        day = talk.today + timedelta(weeks=int(at.choice))
        participations.plan_start(talk.store, talk.who, at.about, planned_on=day, now=talk.now)
        return Screen("check/later", {"day": day, "code_name": _name(talk, choice)}, private=True)
    buttons = [Button(talk.label(f"weeks.{n}"), "sl", at.about, choice=str(n)) for n in LATER_WEEKS]
    return Screen("check/when", {"code_name": _name(talk, choice)}, in_rows(buttons, 2), private=True)


def will_not(talk: Talk, at: Pointed) -> Screen:
    """She will not go: ask why."""
    choice = access.participation_for(talk.store, talk.who, at.about, now=talk.now)
    if not at.choice:
        buttons = [Button(talk.label(f"stop_reasons.{code}"), "sw", at.about, choice=code) for code in WHY_NOT]
        return Screen("check/why", {"code_name": _name(talk, choice)}, in_rows(buttons, 2), private=True)
    if at.choice not in WHY_NOT:
        raise NotFound
    participations.withdraw(talk.store, talk.who, at.about, stopped_on=talk.today, reason=at.choice, now=talk.now)
    about = lent.pointer(talk.store, talk.who, access.trajectory_of(talk.store, choice))
    search = Button(talk.label("buttons.find_activity"), "cl", about, choice="zoek")
    return Screen("check/withdrawn", {"code_name": _name(talk, choice)}, ((search,),), private=True)


def first_time(talk: Talk, choice: Participation) -> date:
    """The likeliest first day: as agreed, else the activity's last weekday since it was chosen, else today."""
    if choice.planned_on is not None and choice.planned_on <= talk.today:
        return choice.planned_on
    days = {DAYS.index(d) for d in _weekdays(talk, choice) if d in DAYS}
    past = (talk.today - timedelta(days=n) for n in range((talk.today - choice.chosen_on).days + 1))
    return next((day for day in past if day.weekday() in days), talk.today)


def _day(choice: str) -> date:
    """The day of a button; a forged one points at nothing."""
    try:
        return date.fromisoformat(choice)
    except ValueError as forged:
        raise NotFound from forged


def _weekdays(talk: Talk, choice: Participation) -> list[str]:
    listing = talk.store.get(Listing, choice.listing_id) if choice.listing_id else None
    return [row.day for row in listing.schedule if row.day] if listing is not None else []


def _name(talk: Talk, choice: Participation) -> str:
    return lent.called(talk.store, talk.who, access.trajectory_of(talk.store, choice))


ACT = Act(
    name="start_check", roles=frozenset({"coach"}), about_clients=True, in_menu=False,
    verbs={"st": went, "sz": undo, "sl": not_yet, "sw": will_not},
)  # fmt: skip
