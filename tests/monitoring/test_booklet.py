"""The report as a booklet: for screen readers too, in four to eight pages, and nothing in it acts as markup."""

import io
from dataclasses import replace

import pypdf
import pytest
import typst

from casework.models.referrals import VARIANTS
from foundation.codes import codes
from monitoring import formats
from monitoring.breakdowns import FIGURES, TABLES, Breakdown, Row
from monitoring.formats import Beside, booklet, picture, typeset
from monitoring.formats.beside import Answered, PracticeLine, Story
from monitoring.formats.booklet.halves import halves
from monitoring.formats.speaking import LISTS, figure
from monitoring.indicators import INDICATORS
from monitoring.periods import Period
from monitoring.suppression import HIDDEN, INTERNAL, PUBLIC, Rule
from tests.monitoring.test_formats import NOW, reports

HOSTILE = '#panic("ai") *vet* _schuin_ $x^2$ #read("/etc/passwd") <b>&amp; `code` \\ // "” @noot = kop'


def made(beside=formats.NOTHING, rule=INTERNAL, **about):
    return [replace(each, rule=rule) for each in reports(**about)], beside


def read(document):
    pages = pypdf.PdfReader(io.BytesIO(document)).pages
    return [" ".join(page.extract_text().split()) for page in pages]


def test_the_booklet_meets_the_rules_for_screen_readers_and_says_on_every_page_for_whom_it_is():
    document = formats.FACES["pdf"].make(*made(rule=PUBLIC, municipality="Tilburg"))
    reader, pages = pypdf.PdfReader(io.BytesIO(document)), read(document)
    catalog = reader.trailer["/Root"]

    assert catalog["/MarkInfo"]["/Marked"]
    assert catalog["/Lang"] == "nl"
    assert catalog["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata.title == "Welzijn op Recept – Tilburg – kwartaal 3 2026"
    assert b"pdfuaid" in document
    assert 4 <= len(pages) <= 8
    for number, page in enumerate(pages, start=1):
        assert "Openbaar: niets onder de 10, afgerond op vijven" in page
        assert f"bladzijde {number} van {len(pages)}" in page
        assert "Tilburg – kwartaal 3 2026 – voorlopig" in page
    assert "Stel ze aan de regisseur" in pages[0]
    assert document == formats.FACES["pdf"].make(*made(rule=PUBLIC, municipality="Tilburg"))


def test_a_page_that_a_screen_reader_cannot_read_is_refused():
    with pytest.raises(typst.TypstError, match="PDF/UA-1"):
        typst.compile(
            b"#image(bytes(\"<svg xmlns='http://www.w3.org/2000/svg'/>\"))", format="pdf", pdf_standards="ua-1"
        )


def test_what_people_told_is_printed_as_they_told_it_and_never_acts():
    told = Beside((HOSTILE,), (HOSTILE,), (Story(HOSTILE, HOSTILE),), (HOSTILE,), (HOSTILE,))
    pages = " ".join(read(formats.FACES["pdf"].make(*made(told, municipality=HOSTILE))))

    for word in ("#panic(", "*vet*", "$x^2$", '#read("/etc/passwd")', "<b>&amp;", "@noot"):
        assert pages.count(word) >= 6
    with pytest.raises(typst.TypstError):  # the control: as markup it does act
        typst.compile(HOSTILE.encode(), format="pdf")


def test_hidden_numbers_are_in_no_part_of_it_and_a_chart_says_in_words_what_it_draws():
    few = [replace(each, rule=Rule(10**6, 1, "internal")) for each in reports()]
    contents = booklet.contents(few)
    bars = [block for chapter in contents["chapters"] for block in chapter["blocks"] if block["kind"] == "bars"]
    course = next(
        block for chapter in booklet.contents(reports())["chapters"] for block in chapter["blocks"] if block["alt"]
    )

    assert few[-1].shown["referrals"]["total"] == HIDDEN
    assert not bars
    assert "Stel ze aan de coördinator" in " ".join(contents["reading"][0]["lines"])
    assert course["alt"].startswith("Verwijzingen: K3 2025 ")
    assert all(f"{row['name']} {row['shown']}" in course["alt"] for row in course["rows"])
    assert len(contents["answer"]["sentences"]) == 5
    assert {tile["value"] for tile in picture.contents(few)["tiles"]} == {"·"}
    assert not any(row["value"] for tile in picture.contents(few)["tiles"] for row in tile["rows"])


def test_a_coach_sees_each_of_her_own_people_as_a_box():
    own = picture.contents(reports(coach_id=1))

    assert own["bands"] == []
    for people, months in zip(own["people"], (3, 6), strict=True):
        assert people["yes"] + people["gone"] + people["unsure"] == reports()[-1].figures[f"after_{months}_months"]["n"]
    assert own["footer"] == ["Dit is een telling, geen effectmeting."]
    assert formats.FACES["png"].make(reports(coach_id=1)).startswith(b"\x89PNG")


@pytest.mark.parametrize("period", ["2026-K3", "2026-H1", "2026"])
def test_a_period_in_which_nothing_happened_is_five_sentences_too(period):
    def nought(value):
        if isinstance(value, dict):
            return {} if value and all(isinstance(n, int) for n in value.values()) else value
        return None if value is None or isinstance(value, float) else 0

    figures = {
        key: {name: nought(value) for name, value in indicator.items()}
        for key, indicator in reports()[-1].figures.items()
    }
    empty = [replace(reports()[-1], figures=figures, period=each) for each in Period.read(period).last_ones(5)]
    contents = booklet.contents([*empty[:-1], replace(empty[-1], frozen_at=NOW, revised=reports()[-1].figures)])

    assert len(contents["answer"]["sentences"]) == 5
    assert "Vastgesteld op 1 maart 2027. Herzien: " in contents["status"]
    assert typeset.pdf("booklet.typ", contents, at=NOW).startswith(b"%PDF")


LONG = "Gezondheidscentrum aan de Oude Rijksstraatweg te 's-Gravenmoer en omgeving"


def crowded():
    """Reports in which every number and name is as long as it gets."""
    for each in reports(INTERNAL, municipality=LONG, invented=True):
        figures = {key: dict(indicator) for key, indicator in each.figures.items()}
        for key, indicator in figures.items():
            for name, value in indicator.items():
                known = codes(LISTS[f"{key}.{name}"]) if f"{key}.{name}" in LISTS else value
                many = dict.fromkeys(known, 1234) if isinstance(value, dict) else 1_234_000
                indicator[name] = many if isinstance(value, dict | int) else value
        for key, field in (
            ("from_where", "by_practice"),
            ("from_where", "by_organisation"),
            ("reach", "by_neighbourhood"),
        ):
            figures[key][field] = {f"{number} {LONG}": 1234 for number in range(14)}
        yield replace(each, figures=figures)


def side_by_side(report, by="practice", rows=14):
    figures = dict.fromkeys(FIGURES, 1_234)
    names = [*VARIANTS] if by == "variant" else [f"{number} {LONG}" for number in range(rows)]
    made = [Row(name, figures | {"referrals": number or HIDDEN}) for number, name in enumerate(names)]
    return Breakdown(by, report, (*made, Row("onbekend", figures, alone=True)), figures)


def test_tables_side_by_side_are_cut_to_their_largest_rows_and_end_with_the_total():
    made = reports(INTERNAL, municipality="Tilburg")
    beside = Beside(tables=tuple(side_by_side(made[-1], by) for by in ("neighbourhood", "practice")))
    pages, without = (booklet.contents(made, each)["chapters"] for each in (beside, formats.NOTHING))
    found = [block for chapter in pages for block in chapter["blocks"] if block["kind"] == "table"]

    assert [block["title"] for block in found] == ["De wijken naast elkaar", "De praktijken naast elkaar"]
    for block in found:
        assert [row[1] for row in block["rows"]] == [*(str(n) for n in range(13, 1, -1)), "1.234"]
        assert block["rows"][-1][0] == "Samen"
        assert block["note"].endswith("haar werk er niet bij. Meer rijen: 3. Ze staan in de spreadsheet.")
    whole = replace(beside, tables=(side_by_side(made[-1], "variant"),))
    (block,) = (each for each in booklet.contents(made, whole)["chapters"][0]["blocks"] if each["kind"] == "table")
    assert [row[0] for row in block["rows"][:2]] == ["Welzijn op Recept", "Anders"]
    titles = [{block["title"] for chapter in each for block in chapter["blocks"]} for each in (pages, without)]
    assert "Wijk" in titles[1] - titles[0], "the same as bars is not said twice"
    alone = Beside(tables=(side_by_side(made[-1], rows=0), replace(side_by_side(made[-1]), rows=(), erased=True)))
    blocks = [block for chapter in booklet.contents(made, alone)["chapters"] for block in chapter["blocks"]]
    assert "table" not in {block["kind"] for block in blocks}


def test_it_never_has_more_than_eight_pages_and_says_what_did_not_fit():
    line = PracticeLine(LONG, "1.230", "1.000–1.300", "26 aug 2026 (te lang geleden)", "3")
    much = Beside(
        stories=tuple(Story("Ze kwam bijna niet meer buiten. " * (2 + each), "een coach") for each in range(20)),
        signals=(LONG,) * 8, notes=(LONG * 8,) * 8, successes=(LONG * 4,) * 8, bottlenecks=(LONG * 4,) * 8,
        practices=(line,) * 12, answers=(Answered("Hoe gaat verwijzen?", (("Goed", 12), ("Gaat wel", 9))),) * 4,
        thoughts=(LONG * 4,) * 8, missing="Ongeveer 120 gegevens zijn nog niet ingevuld.",
    )  # fmt: skip
    for each in ([*crowded()], [*reports(INTERNAL)]):
        much = replace(much, tables=tuple(side_by_side(each[-1], by) for by in TABLES))
        document = formats.FACES["pdf"].make(each, much)
        assert len(pypdf.PdfReader(io.BytesIO(document)).pages) == 8 == typeset.pages_of(document)
    assert "verhalen pasten er niet bij. Vraag ernaar bij de regisseur." in " ".join(read(document))
    control = typeset.pdf("booklet.typ", booklet.contents(each, much), at=NOW)
    assert typeset.pages_of(control) > 8
    told = booklet.contents(each, Beside(practices=(line,), stories=much.stories[:2]))["chapters"]
    assert "pasten er niet bij" not in str(told)
    assert "1.000–1.300" in str(told)


def test_every_number_is_in_it_with_its_definition():
    titles = [row["title"] for theme in booklet.contents(reports())["figures"]["themes"] for row in theme["rows"]]

    assert len(titles) == len(INDICATORS.keys() & reports()[-1].figures.keys())


def test_a_half_year_shows_its_two_quarters_beside_each_other_and_a_quarter_nothing():
    *_, first, second = reports(INTERNAL)
    half = replace(second, period=Period.read("2026-H2"), parts=(first, second))
    (block,) = halves(half)

    assert (block["title"], block["names"]) == ("De twee kwartalen naast elkaar", ["", "K2", "K3", "H2"])
    counts = [figure(each.shown["referrals"]["total"]) for each in (first, second, half)]
    assert block["rows"][0] == ["Verwijzingen", *counts]
    assert halves(second) == []
