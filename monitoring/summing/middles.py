"""Means and middles of several municipalities: what is no count, and does not add up."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from monitoring.indicators.arithmetic import half_up, percentage
from monitoring.summing.marked import Mean, Sum, Told
from monitoring.suppression import ENOUGH_TO_SHARE, HIDDEN

Figures = Mapping[str, Mapping[str, Any]]
_OF_PEOPLE = ("participants.", "dropped_out.", "volunteers.", "supported_clients.clients")  # perhaps in two towns

# A mean, and how many it is of: these, less those.
_MEANS = {
    "sessions.mean_minutes": ("sessions.held", "sessions.without_minutes"),
    "sessions_per_trajectory.mean": ("sessions_per_trajectory.n", None),
}
# The middle of many, or what nine in ten do not exceed: how many there are, and what else is counted along the same
# line. Where a town hides one of those, the middle of all would narrow it: nine in ten below 92 days.
_CLASSES = "waited.came"
_MIDDLES = {
    "sessions.median_minutes": ("sessions.held", "sessions.without_minutes"),
    "sessions_per_trajectory.median": ("sessions_per_trajectory.n",),
    "still_waiting.median_days": ("waiting.on_last_day", "waiting.over_92_days"),
    "still_waiting.p90_days": ("waiting.on_last_day", "waiting.over_92_days"),
    "wait_for_contact.median_days": ("wait_for_contact.n", "wait_for_contact.over_92_days"),
    "wait_for_contact.p90_days": ("wait_for_contact.n", "wait_for_contact.over_92_days"),
    "wait_for_intake.median_days": ("wait_for_intake.n", "wait_for_intake.over_92_days", _CLASSES),
    "wait_for_intake.p90_days": ("wait_for_intake.n", "wait_for_intake.over_92_days", _CLASSES),
}


@dataclass(frozen=True, slots=True)
class Whole:
    """What only the rows of all towns together tell: the map, the middles, and which counts hold somebody twice."""

    figures: Figures
    middles: Mapping[str, Any]
    twice: Collection[str]


def whole_of(figures: Figures, towns: Sequence[Figures]) -> Whole:
    """From figures before anything is hidden. A middle only where as many people are counted as in the towns."""
    together, each = dict(_people(figures)), [dict(_people(town)) for town in towns]
    paths = dict.fromkeys(path for town in each for path in town)
    twice = {path for path in paths if sum(town.get(path, 0) for town in each) > together.get(path, 0)}
    same = {
        path: _at(figures, path)
        for path, (many, *_) in _MIDDLES.items()
        if _at(figures, many) == sum(_count(town, many) for town in towns)
    }
    return Whole(figures, same, twice)


def with_means(told: Told, towns: Sequence[Figures], whole: Whole) -> Told:
    """What was added up, with means of what each town shows and the middles that may be told."""
    for path, (many, without) in _MEANS.items():
        _put(told, path, _mean(path, many, without, towns))
    for path, beside in _MIDDLES.items():
        _put(told, path, _middle(path, beside, told, whole))
    if "percent" in told.get("found_on_map", {}):
        told["found_on_map"]["percent"] = _share(told["found_on_map"])
    return told


def _people(figures: Figures) -> Iterator[tuple[str, int]]:
    for key, indicator in figures.items():
        for name, value in indicator.items():
            path = f"{key}.{name}"
            if path.startswith(_OF_PEOPLE):
                yield from (
                    ((f"{path}.{code}", n) for code, n in value.items())
                    if isinstance(value, dict)
                    else ((path, value),)
                )


def _mean(path: str, many: str, without: str | None, towns: Sequence[Figures]) -> Any:
    """Each town as heavily as it has talks or trajectories: from what is shown, so right to a tenth or so."""
    means = [(_at(town, path), _at(town, many), _at(town, without) if without else 0) for town in towns]
    shown = [each for each in means if HIDDEN not in each]
    weights = [(Fraction(str(mean)), n - less) for mean, n, less in shown if mean is not None]
    total, missing = sum(weight for _, weight in weights), len(means) - len(shown)
    if not total:
        return HIDDEN if missing else None
    value = float(half_up(sum((mean * weight for mean, weight in weights), Fraction()) / total, 1))
    return Mean(value, missing=missing) if missing else value


def _middle(path: str, beside: tuple[str, ...], told: Figures, whole: Whole) -> Any:
    """Of the people themselves, so only of ten or more, where every town shows the counts along the same line."""
    counts = [_at(told, each) for each in beside]
    flat = [n for each in counts for n in (each.values() if isinstance(each, dict) else (each,))]
    if any(n is None or n == HIDDEN or isinstance(n, Sum) for n in flat):
        return HIDDEN
    many = counts[0] - (counts[1] if path == "sessions.median_minutes" else 0)
    if not many:
        return None
    return whole.middles.get(path, HIDDEN) if many >= ENOUGH_TO_SHARE else HIDDEN


def _share(found: Mapping[str, Any]) -> Any:
    """The same as of one town, with a mark where towns are missing."""
    known, nearby = found["known"], found["on_map_nearby"]
    if HIDDEN in (known, nearby) or 0 < known < ENOUGH_TO_SHARE:
        return HIDDEN
    percent = percentage(min(nearby, known), known)
    return Sum(percent, missing=known.missing) if isinstance(known, Sum) and percent is not None else percent


def _at(figures: Figures, path: str) -> Any:
    key, _, name = path.partition(".")
    return figures.get(key, {}).get(name, HIDDEN)


def _put(told: Told, path: str, value: Any) -> None:
    key, _, name = path.partition(".")
    if name in told.get(key, {}):
        told[key][name] = value


def _count(figures: Figures, path: str) -> int:
    value = _at(figures, path)
    return 0 if value == HIDDEN else value
