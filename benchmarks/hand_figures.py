"""The figures of a report, all but the map's, from what the SQL by hand found."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from benchmarks.by_hand import Rows
from casework.feedback.moments import IN_TIME, NOBODY
from foundation.codes import of_class
from monitoring.indicators.arithmetic import mean, median, percentage, percentile

LONG, MOST, UNKNOWN = 92, 90, "onbekend"
Figures = dict[str, dict[str, Any]]


def figures(rows: Rows, last: date) -> Figures:
    """By the key of the indicator."""
    return {
        **_inflow(rows),
        **_people(rows),
        **_support(rows),
        **_endings(rows),
        **_outflow(rows),
        **_waits(rows, last),
    }


def _sums(pairs: Iterable[tuple[Any, int]]) -> dict[Any, int]:
    """Key → total, in the order of the keys; None is unknown."""
    found: Counter[Any] = Counter()
    for key, many in pairs:
        found[UNKNOWN if key is None else key] += many
    return dict(sorted(found.items()))


def _inflow(rows: Rows) -> Figures:
    transfers = of_class("referrer_type", "transfer")
    counted = [row for row in rows["referrals"] if not row[1] and row[0] not in transfers]
    by_type, fits = _sums((row[0], row[6]) for row in counted), _sums((row[2], row[6]) for row in counted)
    other = _sums((row[3], row[6]) for row in counted if row[3] not in {None, "wor"})
    total = sum(by_type.values())
    primary = of_class("referrer_type", "primary_care")
    bodies = {"P": "psychisch", "Z": "sociaal"}
    groups = _sums((bodies.get(code[0], "lichamelijk"), many) for code, many in rows["icpc"])
    told = {"fitting": "passend", "elsewhere": "hoort_elders", "unclear": "onduidelijk"}
    back, [(anew,)] = rows["reopened"], rows["anew"]
    herself = sum(many for by, many in back if by in {None, "zelf"})
    return {
        "referrals": {
            "total": total, "from_primary_care": sum(many for kind, many in by_type.items() if kind in primary),
            "by_type": by_type, "repeat": sum(row[6] for row in rows["referrals"] if row[1]),
            "transfers": sum(row[6] for row in rows["referrals"] if not row[1] and row[0] in transfers),
        },
        "fitting": {"known": total - fits.get(UNKNOWN, 0), "unknown": fits.get(UNKNOWN, 0)}
        | {name: fits.get(code, 0) for name, code in told.items()},
        "variants": {"itself": total - sum(other.values()), "other": sum(other.values()), "by_variant": other},
        "from_where": {
            "by_practice": _sums((row[4], row[6]) for row in counted),
            "by_organisation": _sums((row[5], row[6]) for row in counted),
        },
        "icpc": {"stated": sum(groups.values()), "by_group": groups},
        "came_back": {
            "total": herself + anew, "reopened": herself, "new_trajectories": anew,
            "sent_back": sum(many for _, many in back) - herself,
        },
    }  # fmt: skip


def _people(rows: Rows) -> Figures:
    new = rows["newcomers"]
    intakes = sum(row[8] for row in new)
    by = [_sums((row[column], row[8]) for row in new) for column in range(5)]
    told = [row[6:] for row in new if row[4] and row[4] not in NOBODY]
    return {
        "reasons": {"intakes": intakes, "by_reason": by[0], "by_mention": _sums(rows["mentioned"])},
        "reach": {
            "intakes": intakes, "by_age": by[1], "by_neighbourhood": by[2], "by_gender": by[3], "by_referrer": by[4],
        },
        "feedback": _told("intakes", told) | _told("closings", rows["told_closings"]),
    }  # fmt: skip


def _told(what: str, rows: Sequence[Any]) -> dict[str, int]:
    in_time = sum(many for on, sent, many in rows if sent is not None and sent <= on + IN_TIME)
    return {what: sum(many for *_, many in rows), f"{what}_in_time": in_time}


def _support(rows: Rows) -> Figures:
    [(clients, trajectories, before, closed, rested)] = rows["supported"]
    held = [(minutes, many) for status, minutes, many in rows["sessions"] if status == "held"]
    status, lengths = _sums((row[0], row[2]) for row in rows["sessions"]), _sums(pair for pair in held if pair[0])
    minutes = sum(length * many for length, many in lengths.items())
    return {
        "supported_clients": {"clients": clients, "trajectories": trajectories},
        "paused": {"on_last_day": rested},
        "balance": {
            "start": before, "started": trajectories - before, "reopened": 0, "closed": closed,
            "end": trajectories - closed,
        },
        "sessions": {
            **{each: status.get(each, 0) for each in ("held", "no_show", "cancelled")}, "minutes": minutes,
            "without_minutes": sum(many for length, many in held if length is None),
            "mean_minutes": mean(minutes, sum(lengths.values())), "median_minutes": median(lengths),
        },
    }  # fmt: skip


def _endings(rows: Rows) -> Figures:
    ended = rows["closed"]
    talks = _sums((row[1], row[3]) for row in ended if row[1])
    lost = [row for row in ended if row[0] in of_class("closing_reason", "drop_out", "not_suitable")]
    early = _sums((row[0], row[3]) for row in lost if not row[1])
    late = _sums((row[0], row[3]) for row in lost if row[1] and not row[2])
    good = of_class("closing_reason", "positive")
    return {
        "closed": {
            "total": sum(row[3] for row in ended), "with_session": sum(talks.values()),
            "by_reason": _sums((row[0], row[3]) for row in ended),
        },
        "sessions_per_trajectory": {
            "mean": mean(sum(number * many for number, many in talks.items()), sum(talks.values())),
            "median": median(talks), "n": sum(talks.values()),
        },
        "lost_before_intake": {"total": sum(early.values()), "by_reason": early},
        "lost_in_trajectory": {"total": sum(late.values()), "by_reason": late},
        "completed": {"total": sum(row[3] for row in ended if row[1] and row[0] in good)},
    }  # fmt: skip


def _outflow(rows: Rows) -> Figures:
    by_category, ways = (_sums((row[column], row[2]) for row in rows["chosen"]) for column in (0, 1))
    total, unknown = sum(by_category.values()), ways.pop(UNKNOWN, 0)
    nearby = ways.get("kaart_wijk", 0)
    [(clients, volunteers)], [(active, new)] = rows["volunteers"], rows["participants"]
    stops, joy = _sums(rows["dropped_out"]), rows["six_months_plus"]
    missing = _sums((category, many) for category, answered, many in rows["wishes"] if not answered)
    wished = sum(many for *_, many in rows["wishes"])
    return {
        "chosen": {"total": total, "by_category": by_category},
        "volunteers": {"clients": clients, "volunteers": volunteers},
        "found_on_map": {
            "known": total - unknown, "on_map_nearby": nearby, "percent": percentage(nearby, total - unknown),
            "unknown": unknown, "by_way": ways,
        },
        "participants": {"active": active, "new": new},
        "dropped_out": {"total": sum(stops.values()), "by_reason": stops},
        "after_3_months": _after(rows["after_3_months"]),
        "after_6_months": _after(rows["after_6_months"]),
        "six_months_plus": {
            "answered": sum(row[2] for row in joy), "joy": sum(row[2] for row in joy if row[0] == "ja"),
            "new_contacts": sum(row[2] for row in joy if row[1]),
            "both": sum(row[2] for row in joy if row[0] == "ja" and row[1]),
        },
        "wishes": {
            "total": wished, "fulfilled": wished - sum(missing.values()), "without_supply": sum(missing.values()),
            "by_category": missing,
        },
    }  # fmt: skip


def _after(rows: Sequence[Any]) -> dict[str, int]:
    found = _sums(rows)  # nobody is without an answer here
    counts = {kind: found.get(kind, 0) for kind in ("stopped", "finished", "unknown", "excluded")}
    yes = found.get("same", 0) + found.get("other", 0)
    return {"n": sum(found.values()) - counts["excluded"], "yes": yes, "open": found.get(UNKNOWN, 0), **counts}


def _waits(rows: Rows, last: date) -> Figures:
    still = _sums(((last - received).days, many) for received, many in rows["waiting"])
    talked = [(max((row[6] - row[5]).days, 0), row[8]) for row in rows["newcomers"] if row[5]]
    spoken = [(max((on - received).days, 0), many) for received, on, many in rows["contact"]]
    lost = [(max((closed - received).days, 0), many) for received, closed, many in rows["lost"]]
    return {
        "waiting": {
            "on_last_day": sum(still.values()), "longest_days": max(still, default=None), "over_92_days": _long(still),
        },
        "still_waiting": {"median_days": median(still), "p90_days": percentile(still, MOST)},
        "wait_for_contact": _spread(_sums(spoken)),
        "wait_for_intake": _spread(_sums(talked)),
        "waited": {"came": _classes(talked), "lost": _classes(lost)},
    }  # fmt: skip


def _long(days: dict[int, int]) -> int:
    return sum(many for wait, many in days.items() if wait > LONG)


def _spread(days: dict[int, int]) -> dict[str, Any]:
    return {
        "n": sum(days.values()), "median_days": median(days), "p90_days": percentile(days, MOST),
        "over_92_days": _long(days),
    }  # fmt: skip


def _classes(days: Iterable[tuple[int, int]]) -> dict[str, int]:
    most = {14: "0-14", 42: "15-42", LONG: "43-92"}
    return _sums((next((name for end, name in most.items() if wait <= end), "93+"), many) for wait, many in days)
