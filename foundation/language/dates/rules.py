"""The grammar of dates: each rule is a pattern over symbols and what it means."""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from foundation.language.dates import meaning
from foundation.language.dates.meaning import NOWHERE, Moment
from foundation.language.dates.values import Meaning
from foundation.language.symbols import rule

_Rule = Callable[[re.Match[str], Moment], Meaning]

_TIME = r"T\d+:\d+|(?:AT )?(?:HALF|QTR OVER|QTR BEFORE) #\d+|AT H\d+|AT #\d+|H(?:9|1\d|2[0-3])"
_COUNT = r"#\d+|HALF|#1 HALF|ONEHALF|(?:#1 )?FEW"
_UNIT = r"DAY|WEEK|MONTH|QUARTERYEAR|YEAR"
_WEEKDAY = r"[Ww](?P<weekday>\d)"
_WEEKS = {"LAST": -1, "RECENT": -1, "THIS": 0, "COMING": 1, "FOLLOWING": 1, "AS": 1}
_WHICH = r"(?P<which>LAST|RECENT|THIS|COMING|FOLLOWING|AS)"


def _day(found: re.Match[str], moment: Moment) -> Meaning:
    return Meaning(moment.today + timedelta(days=int(found["offset"] or 1)))


def _weekday(found: re.Match[str], moment: Moment) -> Meaning:
    weekday, how = int(found["weekday"]), found["how"] or found["how_after"] or ""
    match how:
        case "LAST":
            return meaning.either(moment.last(weekday), moment.in_week(weekday, -1))
        case "FOLLOWING":
            return meaning.either(moment.in_week(weekday, 1), moment.next(weekday))
        case "THIS":
            return Meaning(moment.in_week(weekday, 0))
        case "RECENT" | "JL":
            return meaning.before(moment, weekday)
        case "COMING" | "AS":
            return meaning.after(moment, weekday)
        case _:
            return (meaning.before if moment.past else meaning.after)(moment, weekday)


def _weekday_of_week(found: re.Match[str], moment: Moment) -> Meaning:
    weekday = int(found["weekday"])
    day = moment.in_week(weekday, _WEEKS[found["which"]])
    if found["which"] == "RECENT":
        return meaning.either(moment.last(weekday), day)
    return Meaning(day)


def _period(found: re.Match[str], moment: Moment) -> Meaning:
    steps = _WEEKS[found["which"]]
    if steps == 0:
        return NOWHERE
    return Meaning(meaning.shifted(moment.today, found["unit"], steps), unsure=True)


def _ago(found: re.Match[str], moment: Moment) -> Meaning:
    return _moved(moment.today, found, -1)


def _in_a_while(found: re.Match[str], moment: Moment) -> Meaning:
    base = moment.today
    if found["base_weekday"]:
        moved = _moved(moment.next(int(found["base_weekday"])), found, 1)
        return Meaning(moved.day, unsure=True)
    if found["base_offset"] or found["base_tomorrow"]:
        base += timedelta(days=int(found["base_offset"] or 1))
    return _moved(base, found, 1)


def _moved(base: date, found: re.Match[str], direction: int) -> Meaning:
    if found["half_year"]:
        return Meaning(meaning.shifted(base, "MONTH", 6 * direction))
    said = found["about"] or found["count"]
    if "FEW" in said:
        return NOWHERE
    count = {"HALF": 0.5, "#1 HALF": 0.5, "ONEHALF": 1.5}.get(said) or int(said[1:])
    moved = meaning.shifted(base, found["unit"], count * direction)
    exact = float(count).is_integer() or found["unit"] == "YEAR"
    return Meaning(moved, unsure=moved is None or not exact or bool(found["about"]))


def _edge_of_period(found: re.Match[str], moment: Moment) -> Meaning:
    steps = _WEEKS[found["which"]] if found["which"] else 0
    edge = found["edge"]
    if found["unit"] == "WEEK":
        return Meaning(moment.in_week({"BEGIN": 0, "MID": 2, "END": 4}[edge], steps), unsure=True)
    if found["unit"] == "YEAR":
        month, day = {"BEGIN": (1, 1), "MID": (7, 1), "END": (12, 31)}[edge]
        return Meaning(meaning.made_date(moment.today.year + steps, month, day), unsure=True)
    first = meaning.shifted(moment.today.replace(day=1), "MONTH", steps)
    return NOWHERE if first is None else Meaning(_edge(first, edge), unsure=True)


def _edge_of_month(found: re.Match[str], moment: Moment) -> Meaning:
    edge = "MID" if found["edge"] == "HALF" else found["edge"]
    month, year = int(found["month"]), int(found["year"] or 0)
    years = [year] if year else [moment.today.year + step for step in ((0, -1) if moment.past else (0, 1))]
    days = [_edge(first, edge) for each in years if (first := meaning.made_date(each, month, 1))]
    right = [day for day in days if year or (day <= moment.today if moment.past else day >= moment.today)]
    return Meaning(right[0], unsure=True) if right else NOWHERE


def _edge(first: date, edge: str) -> date:
    return first.replace(day={"BEGIN": 1, "MID": 15}.get(edge) or monthrange(first.year, first.month)[1])


def _day_and_month(found: re.Match[str], moment: Moment) -> Meaning:
    weekday = int(found["weekday"]) if found["weekday"] else None
    day, month = int(found["day"]), int(found["month"])
    year = int(found["year"] or 0) or (2000 + int(found["short_year"]) if found["short_year"] else 0)
    return _dated(moment, weekday, (year, month, day))


def _figures(found: re.Match[str], moment: Moment) -> Meaning:
    weekday = int(found["weekday"]) if found["weekday"] else None
    return _dated(moment, weekday, (int(found["year"]), int(found["month"]), int(found["day"])))


def _dated(moment: Moment, weekday: int | None, figures: tuple[int, int, int]) -> Meaning:
    year, month, day = figures
    if not year:
        return meaning.of_day_and_month(moment, day, month, weekday)
    made = meaning.made_date(year, month, day)
    return Meaning(made, unsure=made is None or (weekday is not None and made.weekday() != weekday))


def _day_of_month(found: re.Match[str], moment: Moment) -> Meaning:
    return meaning.of_day(moment, int(found["day"]), int(found["weekday"]) if found["weekday"] else None)


def _weekend(found: re.Match[str], moment: Moment) -> Meaning:
    weeks = _WEEKS[found["which"]]
    saturday = moment.in_week(5, -1 if weeks < 0 else (1 if found["which"] == "FOLLOWING" else 0))
    return Meaning(saturday, unsure=True, alternatives=(saturday + timedelta(days=1),))


_ABOUT = r"#1 (?P<unit>DAY|WEEK|MONTH|YEAR) OR (?P<about>#\d+)(?P<count>)(?P<half_year>)"
_LENGTH = rf"(?:(?:#1 )?(?P<half_year>HALFYEAR)|(?P<count>{_COUNT}) (?P<unit>{_UNIT})(?P<about>))"
_BASE = r"(?:(?:D(?P<base_offset>-?\d+)|(?P<base_tomorrow>TOMORROW)|W(?P<base_weekday>\d)) )?"

_DAY_AND_MONTH = (
    rf"(?:{_WEEKDAY} )?(?:THE )?[#O](?P<day>\d+) (?:OF )?M(?P<month>\d+)"
    r"(?: #(?P<year>(?:19|20)\d\d)| Q(?P<short_year>\d+))?"
)

_CORES: tuple[tuple[str, _Rule], ...] = (
    (r"(?<!EVERY )(?<!THE )(?:D(?P<offset>-?\d+)|TOMORROW)", _day),
    (rf"(?<!EVERY )(?P<how>LAST|RECENT|COMING|AS|FOLLOWING|THIS) {_WEEKDAY}(?P<how_after>)", _weekday),
    (rf"(?P<how>){_WEEKDAY} (?P<how_after>JL|AS|RECENT|COMING)", _weekday),
    (r"(?<!EVERY )(?P<how>)(?:W(?P<weekday>\d))(?P<how_after>)", _weekday),
    (r"(?P<how>)w(?P<weekday>\d)(?P<how_after>)(?= #| T|$)", _weekday),
    (rf"(?:OF |AS )?{_WHICH} WEEK(?: ON)?(?: THE)? {_WEEKDAY}", _weekday_of_week),
    (rf"{_WEEKDAY}(?: OF| THE)* {_WHICH} WEEK", _weekday_of_week),
    (r"(?P<which>LAST|RECENT|COMING|FOLLOWING|THIS) (?P<unit>WEEK|MONTH|QUARTERYEAR|YEAR)", _period),
    (rf"{_LENGTH} AGO", _ago),
    (rf"{_ABOUT} AGO", _ago),
    (rf"{_BASE}OVER {_LENGTH}", _in_a_while),
    (rf"{_BASE}OVER {_ABOUT}", _in_a_while),
    (rf"(?P<edge>BEGIN|MID|END)(?: OF| THE)*(?: {_WHICH})? (?P<unit>WEEK|MONTH|YEAR)", _edge_of_period),
    (r"(?P<edge>BEGIN|MID|END|HALF)(?: OF)? M(?P<month>\d+)(?: #(?P<year>(?:19|20)\d\d))?", _edge_of_month),
    (_DAY_AND_MONTH, _day_and_month),
    (rf"(?:{_WEEKDAY} )?N(?P<year>\d+)-(?P<month>\d+)-(?P<day>\d+)", _figures),
    (rf"{_WEEKDAY} (?:THE )?O(?P<day>\d+)", _day_of_month),
    (r"(?P<weekday>(?!))?THE O(?P<day>[6-9]|\d\d|\d(?! \?))", _day_of_month),
    (rf"{_WHICH} WEEKEND", _weekend),
)

RULES = tuple(
    (
        rule(
            rf"(?:(?P<time_before>{_TIME}) (?:ON )?)?{core}"
            rf"(?: (?:PART|TOMORROW)(?! OVER))?(?: (?P<time_after>{_TIME}))?"
        ),
        meant,
    )
    for core, meant in _CORES
)
