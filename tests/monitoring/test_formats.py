"""The faces of a report: every one shows what its audience may see, and can be opened."""

import csv
import io
import json
import struct
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache

import openpyxl
import pytest

from foundation.codes import codes
from foundation.words import label, say
from monitoring import formats
from monitoring.definitions import definitions
from monitoring.formats import booklet, picture, span
from monitoring.formats.booklet import blocks
from monitoring.formats.document import as_document
from monitoring.formats.message import as_message, as_text
from monitoring.formats.speaking import LISTS, code_name, field_name, figure
from monitoring.formats.wording import facts_of
from monitoring.indicators import INDICATORS
from monitoring.periods import Period
from monitoring.reports import Report
from monitoring.retention import retention
from monitoring.scope import Scope
from monitoring.suppression import INTERNAL, PUBLIC
from tests.monitoring.invent import casework
from tests.monitoring.reference import Reference

NOW = datetime(2027, 3, 1, 9, tzinfo=UTC)
PERIODS = Period.read("2026-K3").last_ones(5)


@cache
def counted():
    """The figures of the periods, counted once for every test: nobody changes them."""
    cases = casework(3, 90)
    return [Reference(cases, p.first, p.last, date(2027, 3, 1)).report() for p in PERIODS]


def reports(rule=None, **about):
    *earlier, last = (Report(p, Scope(**about), NOW, f, rule) for p, f in zip(PERIODS, counted(), strict=True))
    return [*earlier, replace(last, trend=tuple(earlier))]


def test_json_has_the_shape_that_others_rely_on():
    document = as_document(reports(INTERNAL, municipality="Tilburg")[-1])

    assert {key: value for key, value in document.items() if key != "indicators"} == {
        "period": "2026-Q3", "from": "2026-07-01", "until": "2026-09-30", "as_of": "2027-03-01T09:00:00Z",
        "scope": {"municipality": "Tilburg"}, "definitions": "1", "status": "provisional",
        "suppression": {"threshold": 5, "rounding": 1}, "audience": "internal", "version": 1,
    }  # fmt: skip
    assert json.loads(formats.FACES["json"].make(reports(INTERNAL, municipality="Tilburg"))) == document


def test_the_summary_compares_and_fits_in_one_message():
    made = reports(INTERNAL)
    text = as_text(made[-1])

    assert len(as_message(made[-1])) <= 4096
    assert (
        f"Verwijzingen: {made[-1].figures['referrals']['total']} (K2: {made[-2].figures['referrals']['total']})" in text
    )
    assert "telling, geen effectmeting" in text
    assert "· = niet getoond" in text
    assert "voorlopig" in text
    assert "definities v1" in text


def test_the_longest_summary_fits_too():
    every = dict.fromkeys(codes("referrer_type"), 1234)
    figures = reports()[-1].figures | {"referrals": reports()[-1].figures["referrals"] | {"by_type": every}}
    longest = Report(
        PERIODS[-1], Scope(invented=True, municipality="Súdwest-Fryslân"), NOW, figures, None,
        frozen_at=NOW, revised=reports()[-2].figures, trend=tuple(reports()[:-1]),
    )  # fmt: skip

    assert 1500 < len(as_message(longest)) <= 4096


def test_a_place_name_is_escaped():
    assert picture.contents(reports(municipality="'s-Gravenmoer"))["subtitle"].startswith("'s-Gravenmoer – ")
    assert "<b>Welzijn op Recept – A&lt;b&gt; –" in as_message(reports(municipality="A<b>")[-1])


def test_invented_people_are_called_invented_in_every_face():
    made = reports(invented=True)

    assert label("monitoring", "invented") in as_text(made[-1])
    assert as_document(made[-1])["invented"] is True
    assert ",yes," in formats.FACES["csv"].make(made).decode().splitlines()[1]
    assert label("monitoring", "invented") in str(workbook(made)["Instroom"]["A2"].value)


@pytest.mark.parametrize("rule", [None, INTERNAL, PUBLIC])
def test_the_csv_says_what_the_json_says(rule):
    made = reports(rule, municipality="=cmd")
    rows = list(csv.DictReader(io.StringIO(formats.FACES["csv"].make(made).decode())))
    shown = made[-1].shown

    for row in rows:
        value = shown[row["indicator"]][row["number"]]
        value = value[row["code"]] if row["code"] else value
        assert row["value"] == ("" if value is None else str(value))
    assert {row["municipality"] for row in rows} == {"'=cmd"}
    assert {row["audience"] for row in rows} == {rule.audience if rule else "all"}
    assert len(rows) == len({(row["indicator"], row["number"], row["code"]) for row in rows}) > 60


def workbook(made):
    return openpyxl.load_workbook(io.BytesIO(formats.FACES["xlsx"].make(made)))


def test_the_spreadsheet_has_a_sheet_per_theme_numbers_days_charts_and_definitions():
    made = reports(INTERNAL, municipality="=1+1")
    book = workbook(made)
    about = {row[0].value: row[1].value for row in book["Over dit rapport"].iter_rows(min_row=3, max_row=11)}
    theme = {(row[0].value, row[1].value): [cell.value for cell in row[3:8]] for row in book["Instroom"].iter_rows()}

    assert book.sheetnames == ["Over dit rapport", "Instroom", "Doorstroom", "Uitstroom", "Verloop", "Uitleg"]
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]
    assert (about["plaats"], about["eerste dag"], about["voor wie"][:6]) == ("=1+1", datetime(2026, 7, 1), "Intern")
    assert "Stel ze aan de coördinator" in str(book["Over dit rapport"]["B12"].value)
    totals = [figure(each.shown["referrals"]["total"]) for each in made]
    assert [figure(n) if isinstance(n, int) else n for n in theme["Verwijzingen", "verwijzingen"]] == totals
    assert "·" in totals
    assert {"int", "str"} == {type(n).__name__ for n in theme["Verwijzingen", "verwijzingen"]}
    assert [len(sheet._charts) for sheet in workbook(reports())] == [0, 1, 1, 1, 1, 0]
    assert book["Uitleg"].max_row == len(INDICATORS) + 1
    drawn = {row: [cell.value for cell in book["Verloop"][row][1:6]] for row in (5, 65)}
    assert [value if isinstance(value, int) else None for value in drawn[5]] == drawn[65]  # a line has gaps, no noughts
    assert None in drawn[65]
    assert book["Verloop"].row_dimensions[65].hidden


@pytest.mark.parametrize("rule", [None, PUBLIC])
def test_the_picture_is_made_for_a_phone(rule):
    picture = formats.FACES["png"].make(
        reports(rule, municipality='#panic("ai") *vet* aan de lange Waterweg-Noord ' * 2)
    )

    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", picture[16:24]) == (1080, 1350)


def test_every_number_and_code_has_a_name_and_every_indicator_a_definition():
    figures = reports()[-1].figures
    names = [field_name(key, name) for key, indicator in figures.items() for name in indicator]

    assert all(names)
    assert all(code_name(field, code) for field, kind in LISTS.items() for code in codes(kind))
    for language in ("nl", "en"):
        assert list(definitions(language)) == list(INDICATORS)
        assert all(each.text and each.title and each.source and each.version for each in definitions(language).values())


def test_figures_are_written_the_dutch_way():
    assert [figure(value) for value in (1234, 4.6, None, "hidden", 0)] == ["1.234", "4,6", "–", "·", "0"]


def after(n, yes, unknown, open_=0):
    counts = {"n": n, "yes": yes, "stopped": n - yes - unknown - open_, "finished": 0, "unknown": unknown}
    return counts | {"open": open_, "excluded": 0}


def test_what_is_not_known_is_a_band():
    known = retention(after(25, 12, 6), None)

    assert (known.yes, known.known, known.percent, known.response) == (12, 19, 63, 76)
    assert (known.careful, known.lowest, known.highest) == (True, 48, 72)


def test_with_enough_response_there_is_no_band():
    known = retention(after(25, 18, 2), None)

    assert (known.percent, known.response, known.careful) == (78, 92, False)


def test_of_fewer_than_five_known_no_percentage_is_given():
    known = retention(after(3, 1, 2), None)

    assert (known.percent, known.response, known.lowest, known.highest) == (None, 33, 33, 100)


def test_nobody_and_not_shown_are_told_apart():
    assert retention(after(0, 0, 0), INTERNAL).n == 0
    assert retention(after(0, 0, 0) | {"n": "hidden", "yes": "hidden"}, INTERNAL).hidden
    assert retention(after(9, 9, 0), INTERNAL).percent is None


def test_where_the_number_without_an_answer_is_hidden_the_least_share_is_said():
    few_unknown = {"n": 64, "yes": 37, "stopped": 20, "finished": 5, "unknown": "hidden", "open": 0}
    said = retention(few_unknown, INTERNAL)

    assert (said.n, said.yes, said.known, said.lowest) == (64, 37, None, 58)
    assert (said.percent, said.response, said.highest, said.careful) == (None, None, None, False)
    assert retention(few_unknown | {"n": 9, "yes": 6}, INTERNAL).lowest is None
    assert retention(few_unknown | {"open": "hidden", "unknown": 8}, INTERNAL).open == 0
    assert retention(few_unknown | {"open": 7}, INTERNAL).open == 7
    assert say("monitoring", "report/stay", after=replace(said, partial=True)).strip() == "37 van 64*"


def test_the_summary_and_the_picture_say_that_least_share():
    report = reports(INTERNAL)[-1]
    few_unknown = {"n": 64, "yes": 37, "stopped": 17, "finished": 6, "unknown": 4, "open": 0, "excluded": 0}
    figures = report.figures | {"after_3_months": few_unknown, "after_6_months": few_unknown | {"n": 71, "open": 7}}
    few = replace(report, figures=figures)

    assert few.shown["after_3_months"]["unknown"] == "hidden"
    assert "Na 3 maanden nog mee: 37 van 64 (minstens 58 %)\n" in as_text(few)
    assert "Na 6 maanden nog mee: 37 van 71 (minstens 52 %), nog te vragen 7\n" in as_text(few)
    assert formats.FACES["png"].make([few]).startswith(b"\x89PNG")
    hidden = replace(few, figures=figures | {"after_6_months": few_unknown | {"n": 3, "yes": 2, "stopped": 1}})
    told = "Na drie maanden deed minstens 58 % nog mee; van na zes maanden tonen we geen percentage."
    assert told in booklet.sentences([hidden])


def test_of_several_municipalities_no_part_is_told_beside_a_whole_that_misses_its_town():
    report = replace(reports()[-1], trend=())
    closed, balance = report.figures["closed"], {"start": 9, "started": 9, "reopened": 0, "closed": 8, "end": 10}
    none = dict.fromkeys(balance, "hidden")
    shows = report.figures | {"closed": closed | {"total": 6}, "completed": {"total": 5}, "balance": none}
    hides = report.figures | {"closed": closed | {"total": "hidden"}, "completed": {"total": 8}, "balance": balance}
    hides["referrals"] = shows["referrals"] | {"total": "hidden"}
    twice = 2 * shows["referrals"]["total"]
    fits = {"known": 12, "fitting": 9, "elsewhere": 1, "unclear": 2, "unknown": 3}
    shows["fitting"], hides["fitting"] = fits, fits | {"known": "hidden", "fitting": 20, "elsewhere": "hidden"}
    region = replace(report, rule=INTERNAL, towns=(replace(report, figures=shows), replace(report, figures=hides)))
    alike = replace(region, towns=region.towns[:1] * 2)
    text = as_text(region)
    balances = [blocks.flow(each, "balance") for each in (region, replace(report, figures=hides))]

    assert "\nAfgesloten: 6*\n" in text
    said, whole = ("\n".join(blocks.lines("inflow", facts_of(each))) for each in (region, alike))
    assert "Was iemand hier op de goede plek? Wel: 29. Hoorde elders: " in said
    assert "Van 24 verwijzingen weten we of iemand hier op de goede plek was: 18 wel, " in whole  # the control
    assert "Afgesloten: 12, goed afgerond 10\n" in as_text(alike)  # the control
    assert "Trajecten (in 1 van de 2 gemeenten): begin 9*, gestart 9*, afgesloten 8*, einde 10*\n" in text
    courses = [
        blocks.course(each, "referrals", "total")[0] for each in ([alike, region, region], [alike, alike, region])
    ]
    assert [[row["value"] for row in course["rows"]] for course in courses] == [[None] * 3, [twice, twice, None]]
    assert {course["note"] for course in courses} == {"Een getal met * heeft geen staaf: daarin ontbreken gemeenten."}
    assert [(block["lead"], len(block["rows"])) for (block,) in balances] == [
        ("Dit laten 1 van de 2 gemeenten zien.", 4), ("", 5),
    ]  # fmt: skip


def test_a_file_of_several_years_is_called_by_all_of_them():
    made = reports(INTERNAL, municipality="Goirle")
    book = openpyxl.load_workbook(io.BytesIO(span.as_file(made, "xlsx", formats.NOTHING)))
    titles = [sheet["A1"].value for sheet in book.worksheets[1:5]]

    assert all(title.endswith(" – Goirle – kwartaal 3 2025 tot en met kwartaal 3 2026") for title in titles)
    about = {row[0].value: row[1].value for row in book.worksheets[0].iter_rows()}
    assert about["eerste dag"] == datetime(2025, 7, 1)
