"""Taking in a list of postcodes: a CSV file with the columns of 4pp, of which we use those in COLUMNS.

The new list takes the place of the old one. A row of no use is left out and named.
"""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import delete, insert

from foundation.refusals import Refusal
from foundation.storage import Store
from social_map import distance, sequence
from social_map.postcode_models import PostcodeArea

COLUMNS = ("postcode", "woonplaats", "gemeente", "latitude", "longitude")
LARGEST, LONGEST, DIGITS = 5_000_000, 120, 4  # bytes, letters
Area = dict[str, str | float]


class NotPostcodes(Refusal):
    """Not a list of postcodes: `missing` names the columns that are not there; empty when it is no such file at all."""

    def __init__(self, *, name: str, missing: str = "") -> None:
        super().__init__(name=name[:80], missing=missing)


@dataclass(frozen=True, slots=True)
class TakenIn:
    """How many areas there are now, and the rows left out: line number and a code for why."""

    number: int
    refused: tuple[tuple[int, str], ...]


def take_in(store: Store, path: Path) -> TakenIn:
    """Read the file and put its areas in the place of those there were. `NotPostcodes` when it is something else."""
    areas: dict[str, Area] = {}
    refused: list[tuple[int, str]] = []
    for line, row in _rows(path):
        area = _area(row)
        if isinstance(area, str):
            refused.append((line, area))
        elif area["postcode"] in areas:
            refused.append((line, "twice"))
        else:
            areas[str(area["postcode"])] = area
    if not areas:
        raise NotPostcodes(name=path.name)
    store.execute(delete(PostcodeArea))
    store.execute(insert(PostcodeArea), list(areas.values()))
    sequence.bump_postcodes(store)
    return TakenIn(len(areas), tuple(refused))


def _rows(path: Path) -> Iterator[tuple[int, Mapping[str, str | None]]]:
    try:
        if path.stat().st_size > LARGEST:
            raise NotPostcodes(name=path.name)
        reader = csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline=""))
        missing = [name for name in COLUMNS if name not in (reader.fieldnames or ())]
        if missing:
            raise NotPostcodes(name=path.name, missing=", ".join(missing))
        for row in reader:
            yield reader.line_num, row
    except (OSError, UnicodeDecodeError, csv.Error) as wrong:
        raise NotPostcodes(name=path.name) from wrong


def _area(row: Mapping[str, str | None]) -> Area | str:
    """The area in a row, or a code for what is wrong with it."""
    postcode, town, municipality, lat, lon = ((row.get(name) or "").strip() for name in COLUMNS)
    if len(postcode) != DIGITS or not postcode.isascii() or not postcode.isdigit() or postcode[0] == "0":
        return "postcode"
    if not town or not municipality or max(len(town), len(municipality)) > LONGEST:
        return "name"
    try:
        spot = distance.point(float(lat), float(lon))
    except ValueError:
        spot = None
    if spot is None:
        return "place"
    return {"postcode": postcode, "town": town, "municipality": municipality, "lat": spot[0], "lon": spot[1]}
