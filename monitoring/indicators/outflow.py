"""Uitstroom: what people chose, whether they went, and whether they still go."""

from datetime import date, timedelta

from foundation.codes import codes, of_class
from monitoring.facts.values import VOLUNTEER, Facts, Joined, Milestone, Stay
from monitoring.indicators.arithmetic import Figures, tally

WINDOW_DAYS = 42  # after this a check that nobody answered is unknown (DOMAIN I12)
SWITCH_DAYS = 28  # who starts anew within four weeks has switched, not dropped out (DOMAIN I14)


def chosen(facts: Facts) -> Figures:
    """Activities chosen in the period, started or not (DOMAIN I10)."""
    found = [j for j in facts.joined if facts.first <= j.chosen_on <= facts.last]
    return {"total": len(found), "by_category": tally(j.category for j in found)}


def participants(facts: Facts) -> Figures:
    """People who took part on at least one day of the period, and whose first start lay in it (DOMAIN I11)."""
    new = {j.client_id for j in facts.joined if j.first and j.started_on and facts.first <= j.started_on <= facts.last}
    return {"active": facts.taking_part, "new": len(new)}


def after_3_months(facts: Facts) -> Figures:
    """Who still took part three months after the first start (DOMAIN I12)."""
    return _after(facts, 3)


def after_6_months(facts: Facts) -> Figures:
    """Who still took part six months after the first start (DOMAIN I13)."""
    return _after(facts, 6)


def six_months_plus(facts: Facts) -> Figures:
    """Of who still took part after six months and said so: who enjoys it, and who met new people (DOMAIN I17)."""
    stayed = [each for each in facts.milestones.get(6, ()) if outcome(each, facts.today) == "yes"]
    answered = [each for each in stayed if each.joy is not None or each.new_contacts is not None]
    return {
        "answered": len(answered),
        "joy": sum(each.joy == "ja" for each in answered),
        "new_contacts": sum(each.new_contacts is True for each in answered),
        "both": sum(each.joy == "ja" and each.new_contacts is True for each in answered),
    }


def volunteers(facts: Facts) -> Figures:
    """Of the people who chose something in the period, who chose to volunteer (DOMAIN C07)."""
    made = [each for each in facts.joined if facts.first <= each.chosen_on <= facts.last]
    return {
        "clients": len({each.client_id for each in made}),
        "volunteers": len({each.client_id for each in made if each.category == VOLUNTEER}),
    }


def dropped_out(facts: Facts) -> Figures:
    """People who stopped in the period for lack of a fit and went nowhere else in four weeks (DOMAIN I14)."""
    stops = last_stops(facts)
    return {"total": len(stops), "by_reason": tally(reason for _, _, reason in stops.values())}


def last_stops(facts: Facts) -> dict[int, tuple[date, int, str]]:
    """The last stop in the period of each of these people: the day, its participation and why."""
    last_stop: dict[int, tuple[date, int, str]] = {}
    together: dict[int, list[Joined]] = {}
    for joined in facts.circles:
        together.setdefault(joined.client_id, []).append(joined)
    for client, circle in together.items():
        stops = [
            (stop.stopped_on, stop.id, stop.stop_reason or "")
            for stop in circle
            if stop.stopped_on and _drops_out(stop, facts) and not _goes_elsewhere(stop, stop.stopped_on, circle)
        ]
        if stops:
            last_stop[client] = max(stops)
    return last_stop


def outcome(milestone: Milestone, today: date) -> str:
    """yes, stopped, finished, unknown, open or excluded, in the order of INTERFACES ("Who counts where")."""
    if milestone.died_on and milestone.died_on <= milestone.on:
        return "excluded"
    if milestone.answer:
        answer = codes("outcome")[milestone.answer]
        return "yes" if answer.kind == "yes" else answer.code
    by_then = [stay for stay in milestone.stays if stay.started_on <= milestone.on]
    ends = [stay.stopped_on for stay in by_then if stay.stopped_on and stay.stopped_on <= milestone.on]
    if len(ends) == len(by_then):
        return "finished" if _ended_well(by_then, max(ends)) else "stopped"
    return "open" if today <= milestone.on + timedelta(days=WINDOW_DAYS) else "unknown"


def _after(facts: Facts, months: int) -> Figures:
    outcomes = [outcome(milestone, facts.today) for milestone in facts.milestones.get(months, ())]
    counts = {
        kind: outcomes.count(kind) for kind in ("yes", "stopped", "finished", "unknown", "open", "excluded")
    }  # fmt: skip
    return {"n": len(outcomes) - counts["excluded"], **counts}


def _ended_well(stays: list[Stay], last: date) -> bool:
    positive = of_class("stop_reason", "positive")
    return any(stay.stopped_on == last and stay.stop_reason in positive for stay in stays)


def _drops_out(joined: Joined, facts: Facts) -> bool:
    in_period = joined.stopped_on is not None and facts.first <= joined.stopped_on <= facts.last
    misfit = joined.stop_reason in of_class("stop_reason", "drop_out")
    return joined.in_scope and joined.started_on is not None and in_period and misfit


def _goes_elsewhere(stop: Joined, day: date, circle: list[Joined]) -> bool:
    """Whether another activity goes on after that day, or starts within four weeks of it."""
    for other in circle:
        if other.id == stop.id or other.started_on is None:
            continue
        goes_on = other.started_on <= day and (other.stopped_on is None or other.stopped_on > day)
        if goes_on or day < other.started_on <= day + timedelta(days=SWITCH_DAYS):
            return True
    return False
