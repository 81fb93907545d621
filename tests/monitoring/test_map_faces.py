"""The map's status as a picture and as a workbook: the same numbers, every one of them written out."""

import io
from datetime import date

import pytest
from openpyxl import load_workbook
from PIL import Image

from monitoring.map_faces.grid import grid
from monitoring.map_faces.picture import MOST_PLACES, as_png
from monitoring.map_faces.workbook import as_xlsx

ON = date(2026, 11, 20)


def cell(place, category, listings, municipality="Tilburg"):
    return {"municipality": municipality, "neighbourhood": place, "category": category, "listings": listings}


COVERAGE = [
    cell("Korvel", "eten", 2), cell("Reeshof", "eten", 1), cell("Reeshof", "spel", 3), cell("heel Tilburg", "rouw", 1),
    cell("", "taal", 1), cell("Korvel", "geld_schuld", 9),
]  # fmt: skip


def test_one_municipality_stands_by_neighbourhood_without_services():
    table = grid(COVERAGE)
    assert table.places == ("Reeshof", "Korvel", "hele gemeente", "plek onbekend")
    assert dict(zip(table.categories, table.counts, strict=True))["Samen eten en koken"] == (1, 2, 0, 0)
    assert sum(table.by_category) == 8


def test_several_municipalities_stand_side_by_side():
    assert grid([*COVERAGE, cell("Dorp", "eten", 9, "Dongen")]).places == ("Dongen", "Tilburg")


def test_the_smallest_places_share_a_column_and_none_is_lost():
    many = [cell(f"Wijk {n}", "eten", n) for n in range(1, 21)]
    table = grid(many, most=MOST_PLACES)
    assert len(table.places) == MOST_PLACES
    assert (table.places[0], table.places[-1]) == ("Wijk 20", "andere plekken")
    assert sum(table.by_category) == sum(range(1, 21))


@pytest.mark.parametrize("coverage", [[], COVERAGE, [cell("W" * 90, "eten", 12345)], [cell(r"$\frac{$", "eten", 1)]])
def test_the_picture_fits_a_phone_and_is_the_same_every_time(coverage):
    table = grid(coverage, most=MOST_PLACES)
    first = as_png(table, "Tilburg", ON)
    assert Image.open(io.BytesIO(first)).size == (1080, 1620)
    assert first == as_png(table, "Tilburg", ON)


def test_the_workbook_holds_numbers_and_no_formulas():
    status = {
        "total": 17, "overdue": 3, "without_owner": 2, "open_reports": 1, "informal_percent": None,
        "median_age_days": 40,
        "freshness": {"checked": 14, "due": 3}, "capacity": {"open": 17}, "provider": {"unknown": 17},
        "category": {"eten": 3}, "municipality": {"": 1, "=Tilburg": 16}, "coverage": COVERAGE,
        "searched_in_vain": [{"concept": "schaken", "label": "schaken", "without_hit": 6, "searches": 7}],
        "wished": [{"subject": "koken", "label": "=koken", "municipality": "Tilburg", "wishes": 5}],
    }  # fmt: skip
    book = load_workbook(io.BytesIO(as_xlsx(status, "Tilburg", ON)))
    assert book.sheetnames == ["Stand", "Soort en plek", "Wat ontbreekt"]
    assert all(each.data_type != "f" for sheet in book for line in sheet.iter_rows() for each in line)
    stand = {(line[0], line[1] or ""): line[2] for line in book["Stand"].iter_rows(min_row=4, values_only=True)}
    assert stand["Te lang niet nagekeken", ""] == 3
    assert stand["Nagekeken", "te lang geleden gecontroleerd"] == 3
    cells = {line[0]: line[1:] for line in book["Soort en plek"].iter_rows(min_row=3, values_only=True)}
    assert cells["soort"] == ("Reeshof", "Korvel", "hele gemeente", "plek onbekend", "totaal")
    assert cells["Samen eten en koken"] == (1, 2, 0, 0, 3)
    missing = list(book["Wat ontbreekt"].iter_rows(min_row=4, values_only=True))
    assert [line[1:] for line in missing] == [("schaken", 6), ("=koken (Tilburg)", None)]
