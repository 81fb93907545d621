"""Random casework with as many hard cases as a few dozen trajectories can hold. Only what an import would accept."""

from datetime import date, timedelta
from random import Random

from dateutil.relativedelta import relativedelta

from tests.monitoring.cases import Activity, Answer, Case, Close, Referred, Talk

START = date(2025, 9, 1)
BORDERS = [date(2025, 12, 31), date(2026, 3, 31), date(2026, 6, 30), date(2026, 9, 30), date(2025, 11, 30)]
TYPES = ["huisarts", "huisarts", "poh_ggz", "fysio", "zelf", "wijkteam", "overdracht", "onbekend"]
CLOSINGS = [
    "doel_bereikt_activiteit", "doel_bereikt_netwerk", "overleden", "overgedragen_verhuizing", "hoort_elders",
    "dubbel", "fout", "wachttijd", "geen_klik", "onbekend",
]  # fmt: skip
STOPS = ["afgerond", "doorgestroomd", "overleden", "verhuisd", "geen_klik", "kosten", "activiteit_gestopt", "onbekend"]
CATEGORIES = ["ontmoeten", "eten", "wandelen_bewegen", "vrijwilliger"]
MORE = ["eenzaamheid", "stress", "geld", "zingeving", "anders"]  # one may be the main reason too: known afterwards
OUTCOMES = ["same", "other", "stopped", "finished", "unknown"]


def casework(seed: int, size: int = 60) -> list[Case]:
    """Trajectories of few clients, so that they meet each other often, in two towns and two organisations."""
    chance, teller = Random(seed), Random(f"{seed} told")
    cases = [_case(chance, f"T{number}") for number in range(size)]
    more = Random(f"{seed} more")  # of its own: what is told besides changes nothing of the others
    for case in cases:
        _tell(teller, case)
        case.also = set(more.sample(MORE, more.choice((0, 0, 1, 2, 3))))
    return cases


def _tell(chance: Random, case: Case) -> None:
    """What is noted of a client, and calls that were answered, some of them before she was referred."""
    case.reason = chance.choice((None, "eenzaamheid", "eenzaamheid", "stress", "geld", "onbekend"))
    case.practice = chance.choice((None, "De Brink", "Oostpoort"))
    case.icpc = chance.choice((None, None, "P03", "Z29", "Z04", "L03"))
    case.age = chance.choice((None, "46-60", "75+"))
    case.gender = chance.choice((None, "vrouw", "man"))
    case.neighbourhood = chance.choice((None, "Noord", "Oud-West"))
    received = case.referrals[0].day
    case.spoken = [a_day(chance, received - timedelta(days=1), 40) for _ in range(chance.choice((0, 0, 1, 2)))]


def a_day(chance: Random, after: date = START, within: int = 480) -> date:
    """Any day, but often one at the border of a quarter or the end of a month."""
    if chance.random() < 0.3:
        near = chance.choice(BORDERS) + timedelta(days=chance.choice((-1, 0, 0, 1)))
        if near >= after:
            return near
    return after + timedelta(days=chance.randrange(within))


def _case(chance: Random, name: str) -> Case:
    case = Case(
        name,
        f"C{chance.randrange(25)}",
        chance.choice(("Tilburg", "Goirle")),
        chance.choice(("Contour", "Contour", "Fara")),
    )
    received = a_day(chance, within=400)
    case.referrals = [Referred(received, chance.choice(TYPES))]
    while chance.random() < 0.2:
        case.referrals.append(Referred(a_day(chance, case.referrals[-1].day, 60), chance.choice(TYPES), repeat=True))
    case.closings = _closings(chance, received)
    over = case.closings[-1].day if case.closings and not case.closings[-1].reopened else None
    case.talks = [_talk(chance, received, over) for _ in range(chance.choice((0, 0, 1, 2, 5)))]
    case.activities = [_activity(chance, received) for _ in range(chance.choice((0, 0, 1, 1, 2, 3)))]
    case.answers = _answers(chance, case.activities)
    return case


def _closings(chance: Random, received: date) -> list[Close]:
    closings, day = [], received
    while chance.random() < 0.6:
        day = a_day(chance, day + timedelta(days=1), 120)
        close = Close(day, chance.choice(CLOSINGS))
        closings.append(close)
        if chance.random() < 0.6:
            break
        latest = (day + relativedelta(months=3) - day).days
        close.reopened = day + timedelta(days=chance.choice((0, 1, latest, chance.randrange(latest + 1))))
        close.by = chance.choice((None, None, "huisarts", "zelf", "overdracht"))
        day = close.reopened
    return closings


def _talk(chance: Random, received: date, over: date | None) -> Talk:
    day = a_day(chance, received - timedelta(days=chance.choice((0, 0, 0, 3))), 150)
    minutes = chance.choice((None, 5, 15, 30, 45, 45, 60, 61, 90))
    status = chance.choice(("held", "held", "held", "held", "no_show", "cancelled"))
    kind = chance.choice(("opvolg3", "opvolg6")) if over and day > over else chance.choice(("intake", "vervolg", "bel"))
    return Talk(day, minutes, status, kind)


def _activity(chance: Random, received: date) -> Activity:
    chosen = a_day(chance, received, 120)
    activity = Activity(
        chosen, category=chance.choice(CATEGORIES), found=chance.choice((None, "kaart_wijk", "gezocht"))
    )
    if chance.random() < 0.85:
        activity.started = a_day(chance, chosen, 30)
    if chance.random() < 0.6:
        begun = activity.started or chosen
        activity.stopped = begun if chance.random() < 0.1 else a_day(chance, begun, chance.choice((7, 60, 200)))
        activity.reason = chance.choice(STOPS)
    return activity


def _answers(chance: Random, activities: list[Activity]) -> list[Answer]:
    starts = [a.started for a in activities if a.started]
    if not starts:
        return []
    answers = []
    for months in (3, 6, 3, 6):
        if chance.random() < 0.35:
            on = min(starts) + relativedelta(months=months) + timedelta(days=chance.randrange(-7, 80))
            answers.append(Answer(months, chance.choice(OUTCOMES), on))
    return answers
