"""Activities by category and place: the table behind the heat map and the sheet. Pure."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from foundation.codes import codes
from foundation.words import label

EVERYWHERE = "heel "
Cells = Sequence[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Grid:
    """Category by place: `counts[row][column]`, with the names of both. Services are no activities and stay out."""

    categories: tuple[str, ...]
    places: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]

    @property
    def by_category(self) -> tuple[int, ...]:
        """The number of each category in all places. One activity may count for several categories."""
        return tuple(map(sum, self.counts))


def grid(coverage: Cells, *, most: int | None = None) -> Grid:
    """One municipality by neighbourhood, several by municipality. At `most` so many columns: the smallest share one."""
    activities = {each.code: each.nl for each in codes("category").values() if each.kind == "activity"}
    several = len({cell["municipality"] for cell in coverage}) > 1
    counts: Counter[tuple[str, str]] = Counter()
    sizes: Counter[str] = Counter()
    for cell in coverage:
        if cell["category"] in activities:
            place = cell["municipality"] if several else _near(cell["neighbourhood"])
            counts[cell["category"], place or label("monitoring", "map.unknown")] += cell["listings"]
            sizes[place or label("monitoring", "map.unknown")] += cell["listings"]
    shown = _largest(sizes, most)
    other = [place for place in sizes if place not in shown]
    places = [*shown, *([label("monitoring", "map.others")] if other else [])]
    groups = [[place] for place in shown] + ([other] if other else [])
    return Grid(
        tuple(activities.values()), tuple(places),
        tuple(tuple(sum(counts[code, place] for place in group) for group in groups) for code in activities),
    )  # fmt: skip


def _near(neighbourhood: str) -> str:
    return label("monitoring", "map.whole") if neighbourhood.lower().startswith(EVERYWHERE) else neighbourhood


def _largest(sizes: Counter[str], most: int | None) -> list[str]:
    """The largest first, so many that "others" still fits; what is no neighbourhood comes last."""
    ordered = sorted(sizes, key=lambda place: (-sizes[place], place))
    kept = ordered if most is None or len(ordered) <= most else ordered[: most - 1]
    last = [label("monitoring", f"map.{name}") for name in ("whole", "unknown")]
    return [place for place in kept if place not in last] + [place for place in last if place in kept]
