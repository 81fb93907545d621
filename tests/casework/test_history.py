"""History out of spreadsheets: what is understood, what is refused, and that it counts as it should."""

import json
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from casework.exchange.outcomes import Outcome
from casework.exchange.sheets import (
    ages,
    alike,
    importing,
    meanings,
    own_words,
    template,
    told,
    translating,
    vocabulary,
)
from casework.exchange.sheets.translating import Asked
from casework.models import Preference
from casework.models.portraits import GENDERS
from casework.models.preferences import AGE_BANDS
from foundation.people.who import SYSTEM
from monitoring.facts import gather
from monitoring.indicators import compute
from monitoring.periods import Period
from monitoring.scope import Scope
from tests.casework import spreadsheets

NOW = datetime(2027, 3, 1, 9, tzinfo=UTC)
SECRET = b"secret"


@pytest.fixture
def take_in(store, place):
    """Translate a file and write it; returns what was understood and what came of it."""

    def take(path, **said):
        asked = Asked(path.name, date(2027, 3, 1), **said)
        found = translating.translate(spreadsheets.cells_of(path), asked)
        outcome = importing.run(store, SYSTEM, found, organisation=place, secret=SECRET, now=NOW)
        return found, outcome

    return take


@pytest.mark.parametrize("style", ["one_wide_sheet.xlsx", "a_sheet_for_each.xlsx", "a_row_a_talk.csv"])
def test_the_golden_data_set_counts_the_same_from_any_spreadsheet(store, take_in, tmp_path, style):
    path = getattr(spreadsheets, style.partition(".")[0])(tmp_path / style)

    _, outcome = take_in(path, municipality="Tilburg")

    assert [(each.file, each.row, each.field, each.why) for each in outcome.refused] == []
    expected = json.loads((spreadsheets.GOLDEN / "expected.json").read_text(encoding="utf-8"))
    for quarter, figures in expected.items():
        counted = compute(gather(store, Scope(), Period.read(quarter), today=date(2027, 3, 1)))
        assert {key: counted[key] for key in figures} == figures


def translate(path, **said):
    return translating.translate(spreadsheets.cells_of(path), Asked(path.name, date(2027, 3, 1), **said))


def refusals(found):
    return {(each.file, each.row, each.field): each.why for each in found.findings.refused}


def values(found, kind, *names):
    return [tuple(line.values[name] for name in names) for line in found.lines.of[kind]]


def test_sheets_of_years_with_row_numbers_names_and_numbers_of_talks(tmp_path):
    path = spreadsheets.de_linde(tmp_path / "linde.xlsx")
    asked = translate(path, municipality="Goirle")
    assert [each.partition(". Kies")[0] for each in refusals(asked).values()] == [
        "Bij 1 van de trajecten staat hoeveel gesprekken er waren, maar niet wanneer"
    ]

    found = translate(path, municipality="Goirle", talks="spread")

    assert found.findings.refused == []
    assert found.findings.totals == [("2024", 7)]
    assert len({client for (client,) in values(found, "referrals", "client")}) == 3
    assert values(found, "sessions", "held_on", "kind")[:4] == [
        ("2024-01-20", "intake"), ("2024-04-04", "vervolg"), ("2024-06-18", "vervolg"), ("2024-09-01", "vervolg"),
    ]  # fmt: skip
    assert values(found, "follow_ups", "months", "outcome", "answered_on") == [
        ("3", "same", "2024-06-01"), ("6", "unknown", "2024-09-01"),
    ]  # fmt: skip
    facts = told.facts(found, Outcome())
    assert facts["not_read"]["identifying"] == ["Naam cliënt"]
    assert (facts["ages"], facts["born"]) == ([("61-74", 2)], True)
    assert facts["not_read"]["free"] == ["Opmerkingen"]
    assert ("Reden", "reden afsluiting", "door de kolom ernaast") in [
        (each["header"], each["words"], each["how"]) for each in facts["sheets"][0]["columns"]
    ]
    nothing_of_them = json.dumps([facts, [line.values for lines in found.lines.of.values() for line in lines]])
    assert not any(name in nothing_of_them for name in ("Jansen", "1950", "dinsdag"))
    assert len(values(translate(path, municipality="Goirle", talks="dated"), "sessions", "held_on")) == 3


def test_every_doubt_is_one_sentence_about_its_cell_and_repeats_nobodys_name(tmp_path):
    found = translate(spreadsheets.samenspel(tmp_path / "samenspel.csv"))

    said = refusals(found)
    assert "twee of meer" in said.pop(("samenspel.csv", 2, "Hulpvraag"))
    assert "Ik ken ‘zomaar’ niet" in said.pop(("samenspel.csv", 2, "Reden"))
    assert "‘maart 2025’ is geen dag" in said.pop(("samenspel.csv", 3, "Verwijsdatm"))
    assert "niet wanneer de activiteit begon" in said.pop(("samenspel.csv", 4, "Na 3 maanden"))
    assert "Ik ken ‘Gezellig clubje’ niet" in said.pop(("samenspel.csv", 5, "Activiteit"))
    name = said.pop(("samenspel.csv", 6, "Clientnr"))
    assert "waaraan je iemand herkent" in name
    assert "Vries" not in name
    assert list(said.items()) == []


def test_a_birth_date_or_address_without_a_word_in_it_is_no_practice(tmp_path):
    """Columns that moved up one: what is kept as it stands is looked at as a whole, however short it is."""
    moved = ("1-2-1951", "5038 AB 12", "12-3-51", "De Brink", "HOED 3")
    rows = [["Clientnr", "Verwijsdatum", "Praktijk"]]
    rows += [[f"1-2-{number}", "3-3-2025", text] for number, text in enumerate(moved, 50)]
    found = translate(spreadsheets.workbook(tmp_path / "verschoven.xlsx", ("2025", rows)), municipality="Goirle")

    assert [(row, header) for _, row, header in refusals(found)] == [(row, "Praktijk") for row in (2, 3, 4)]
    assert not any(text in str((found.lines.of, refusals(found))) for text in moved[:3])


def test_an_organisation_explains_its_own_words(tmp_path):
    words = tmp_path / "woorden.csv"
    said = [
        "soort;wat er staat;wat het is", "reden verwijzing;eenzaamheid, stress;Eenzaamheid",
        "reden verwijzing;verdriet;zingeving", "reden afsluiting;zomaar;geen_behoefte",
        "soort activiteit;Gezellig clubje;-", "kolom;Verwijsdatm;datum verwijzing",
    ]  # fmt: skip
    words.write_text("\n".join(said))
    own = own_words.read(spreadsheets.cells_of(words))

    found = translate(spreadsheets.samenspel(tmp_path / "samenspel.csv"), own=own)

    assert {row for _, row, _ in refusals(found)} == {3, 4, 6}
    assert values(found, "referrals", "reason")[0] == ("eenzaamheid",)
    assert values(found, "participations", "category", "listing") == [("wandelen_bewegen", "wandelen met groep Zuid")]
    words.write_text("reden verwijzing;tobben;tobberig\n")
    with pytest.raises(own_words.WordsUnclear):
        own_words.read(spreadsheets.cells_of(words))


def test_who_somebody_is_counts_in_reach_without_a_birth_date_and_takes_nothing_back(store, take_in, tmp_path):
    rows = [
        "Cliëntnr;Verwijsdatum;Gemeente;Geslacht (m/v);Geboortedatum;Leeftijd;Gesprek",
        "C1;1-5-2024;Goirle;V;2-5-63;;6-5-2024", "C1;1-5-2024;Goirle;mw.;2-5-1963;61;7-5-2024",
        "C2;1-5-2024;Goirle;dhr;1949;12;7-5-2024", "C3;1-5-2024;Goirle;onbekend;;80-89;8-5-2024",
        "C4;1-5-2024;Goirle;;;17;8-5-2024",
    ]  # fmt: skip
    path = tmp_path / "reach.csv"
    path.write_text("\n".join(rows), encoding="utf-8")

    found, outcome = take_in(path)

    assert (outcome.refused, outcome.added["portraits"], outcome.added["preferences"]) == ([], 2, 3)
    assert [each.why for each in outcome.warnings if "jaar gebeurde" not in each.why] == [
        "Jonger dan 18 jaar. De leeftijd blijft onbekend."
    ]
    reach = compute(gather(store, Scope(), Period.read("2024-Q2"), today=date(2027, 3, 1)))["reach"]
    assert reach["by_age"] == {"46-60": 1, "61-74": 1, "75+": 1, "onbekend": 1}
    assert reach["by_gender"] == {"vrouw": 1, "man": 1, "onbekend": 2}
    understood = str((told.document(found, outcome), found.lines.of))
    assert not any(born in understood for born in ("-63", "1963", "1949"))

    store.scalars(select(Preference).where(Preference.age_band == "46-60")).one().interests = ["wandelen"]
    again = take_in(path)[1]
    assert (sum(again.added.values()), sum(again.changed.values())) == (0, 0)
    path.write_text("\n".join(rows).replace("1949", "31-2-1949").replace("80-89", "70-80"), encoding="utf-8")
    wrong = {(each.row, each.field): each.why for each in take_in(path)[1].refused}
    assert wrong == {
        (4, "Geboortedatum"): "Dit kan geen geboortedatum of geboortejaar zijn. Schrijf het zo: 31-3-1951, of 1951.",
        (5, "Leeftijd"): "Ik ken ‘70-80’ niet. Verander het woord, of leg het uit: --words.",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("born", "old"),
    [
        ("15-6-1951", 73), ("16 juni 1951", 72), ("'51", None), ("3-3-51", 73), ("1951", 72), ("18264", 74),
        ("2030", None), ("31-2-1951", None), ("1-1-1890", None), ("1-1-2010", 14), ("1-1-06", 18),
    ],
)  # fmt: skip
def test_an_age_is_that_of_the_day(born, old):
    assert ages.on(date(2024, 6, 15), born) == old


def test_a_row_a_talk_with_clients_who_come_back(tmp_path):
    found = translate(spreadsheets.het_kompas(tmp_path / "kompas.xlsx"))

    assert refusals(found) == {}
    assert values(found, "referrals", "trajectory", "client", "received_on", "referrer_type") == [
        ("K-1", "K-1", "2023-01-10", "zelf"), ("K-1/2", "K-1", "2024-09-02", "huisarts"),
        ("K-2", "K-2", "2024-01-10", "poh_ggz"),
    ]  # fmt: skip
    assert values(found, "sessions", "held_on", "minutes", "kind") == [
        ("2023-01-23", "90", "intake"), ("2023-04-03", "45", "bel"), ("2024-09-20", "60", "intake"),
        ("2024-01-24", "45", "huisbezoek"),
    ]  # fmt: skip
    assert values(found, "closings", "closed_on", "reason") == [("2023-06-01", "onbekend")]


def test_talks_of_which_only_the_number_and_the_hours_are_known(tmp_path):
    path = spreadsheets.het_anker(tmp_path / "anker.csv")
    dated = translate(path, talks="dated")
    assert refusals(dated) == {}
    assert values(dated, "sessions", "held_on", "minutes") == [("2024-01-20", "50"), ("2024-02-01", "")]
    assert [column.how for column in dated.tables[0].columns if column.field.startswith("outcome")] == [
        "alike",
        "alike",
    ]
    spread = translate(path, talks="spread")
    assert values(spread, "sessions", "held_on", "minutes")[:3] == [
        ("2024-01-20", "50"), ("2024-05-26", "50"), ("2024-10-01", "50"),
    ]  # fmt: skip
    assert values(spread, "closings", "closed_on", "reason")[1] == ("2024-06-01", "doel_bereikt_vrijwilliger")


def test_what_stands_above_a_header_tells_what_it_is_about(tmp_path):
    rows = [
        ["", "Instroom", "Instroom", "Gesprekken", "", "Nazorg", "Uitstroom", "Uitstroom"],
        ["Cliëntnr", "Datum", "Door", "Eerste gesprek", "Aantal gesprekken", "Na 3 mnd", "Datum", "Reden"],
        ["C1", "11 december 2023", "HA", "15de dec. '23", 2, "", "1-6-2024", "verhuisd"],
        ["C2", "12-12-2023", "HA", "15-12-2023", 3, "", "", ""],
    ]
    found = translate(spreadsheets.workbook(tmp_path / "a.xlsx", ("a", rows)), municipality="Goirle", talks="spread")

    assert refusals(found) == {}
    assert values(found, "referrals", "received_on") == [("2023-12-11",), ("2023-12-12",)]
    assert values(found, "closings", "closed_on", "reason") == [("2024-06-01", "overgedragen_verhuizing")]
    assert [day for (day,) in values(found, "sessions", "held_on")] == ["2023-12-15", "2024-06-01", "2023-12-15"]
    assert [(each.row, each.why.partition(".")[0]) for each in found.findings.warnings] == [
        (4, "Er staat niet wanneer het laatste gesprek was"),
        (4, "Al een jaar gebeurde hier niets, en er staat geen afsluiting"),
    ]


def test_what_a_list_leaves_open_is_said_for_it_counts_until_today(tmp_path):
    rows = [
        "Cliëntnr;Verwijsdatum;Gemeente;Gesprek;Activiteit;Start;Na 3 maanden;Na 6 maanden;Afsluiting",
        "C1;1-5-2024;Goirle;8-5-2024;koffie;1-6-2024;ja;nee;1-6-2025",
        "C2;1-5-2024;Goirle;8-5-2024;koffie;1-6-2024;nee;ja;1-6-2025", "C3;1-5-2024;Goirle;;;;;;",
        "C4;1-5-2024;Goirle;8-5-2024;;;;;",
    ]  # fmt: skip
    (tmp_path / "open.csv").write_text("\n".join(rows), encoding="utf-8")

    found = translate(tmp_path / "open.csv")

    assert values(found, "participations", "stopped_on") == [("2024-12-01",), ("",)]
    assert (found.findings.assumed["stopped_when_answered"], found.findings.assumed["goes_on"]) == (1, 1)
    assert [(each.row, each.field, each.why.partition(",")[0]) for each in found.findings.warnings] == [
        (4, "Afsluiting", "Meer dan een half jaar geleden verwezen"),
        (5, "Afsluiting", "Al een jaar gebeurde hier niets"),
    ]


def test_what_was_open_goes_on_in_the_sheet_of_the_next_year(tmp_path):
    header = ["Nr", "Cliëntnr", "Datum verwijzing", "Verwijzer", "Intake", "Laatste gesprek"]
    header += ["Aantal gesprekken", "Afsluitdatum"]
    old = ["1", "C1", "3-1-2024", "Praktijkondersteuner ggz", "9-1-2024", "9-1-2024", "1", ""]
    new = ["1", "C1", "3 jan 2024", "", "9-1-2024", "3-3-2025", "3", "1-4-2025"]

    def two_years(name):
        then = [[*header, "Activiteit", "Start"], [*old, "koffie", "1-2-2024"]]  # columns that were left out later
        pages = (("2025", [header, new, ["Totaal aantal", "", "", "", "", "", "3"]]), ("2024", then))
        path = spreadsheets.workbook(tmp_path / name, *pages)
        return translate(path, municipality="Goirle", talks="spread")

    found = two_years("a.xlsx")
    assert refusals(found) == {}
    assert (found.findings.assumed["on_more_sheets"], found.findings.totals) == (1, [("2025", 3)])
    assert values(found, "referrals", "received_on", "referrer_type") == [("2024-01-03", "poh_ggz")]
    assert values(found, "sessions", "held_on") == [("2024-01-09",), ("2024-08-05",), ("2025-03-03",)]
    assert values(found, "participations", "started_on") == [("2024-02-01",)]
    old[3:5] = ["Praktijkondersteuner", "8-1-2024"]
    assert [(place, why.partition(".")[0]) for place, why in refusals(two_years("b.xlsx")).items()] == [
        (("2025", 2, "Intake"), "Hier staat iets anders dan op 2024, rij 2"),
        (("2025", 2, "Verwijzer"), "Ik ken ‘Praktijkondersteuner’ niet"),
    ]


def test_trajectories_of_a_client_do_not_overlap(tmp_path):
    assert refusals(translate(spreadsheets.twice(tmp_path / "a.xlsx", closed=date(2024, 9, 1)))) == {}
    open_still = translate(spreadsheets.twice(tmp_path / "b.xlsx", closed=""))
    assert refusals(open_still) == {
        ("2025", 2, "Datum verwijzing"): (
            "Deze verwijzing valt in een ander traject van dezelfde cliënt (2024, rij 2). Sluit dat eerst af."
        )
    }


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        (["Naam;Datum;Aantal", "Jan;1-1-2025;3"], "geen blad met een datum van verwijzing"),
        (["Cliëntnr;Datum verwijzing;Verwijsdatum", "C1;1-1-2025;2-1-2025"], "twee kolommen voor ‘datum verwijzing’"),
        (["Cliëntnr;Verwijsdatum", "C1;1-1-2025"], "Nergens staat een gemeente"),
        (["Cliëntnr;Verwijsdatum;Gemeente", "C1;1-1-2025;", "C2;1-1-2025;Goirle"], "Hier staat geen gemeente"),
        (["Cliëntnr;Verwijsdatum;Gemeente", "C1;1-1-2025;Tillburg"], "Bedoel je ‘Tilburg’?"),
        (["Cliëntnr;Verwijsdatum;Gemeente", "C1;1-1-2025;Goirle", "C1;1-1-2025;Goirle"], "staat er twee keer"),
        (["Cliëntnr;Verwijsdatum;Gemeente", "C1;1-1-2030;Goirle"], "1-1-2030 is nog niet geweest."),
        (["Cliëntnr;Verwijsdatum;Gemeente", "C1;1-1-1925;Goirle"], "is vóór 1990. Dat kan niet."),
        (["Verwijsdatum;Gemeente;Datum gesprek", "1-1-2025;Goirle;2-1-2025"], "geen kolom met een nummer"),
        (["Cliëntnr;Verwijsdatum;Gemeente"], "nog niets"),
        (
            ["Cliëntnr;Verwijsdatum;Gemeente;Gesprek", "C1;1-1-2025;Goirle;2-1-2025", "C1;;Tilburg;3-1-2025"],
            "iets anders",
        ),
        (["Cliëntnr;Verwijsdatum;Gemeente;Reden", "C1;1-1-2025;Goirle;geen eenzaamheid"], "Ik ken ‘geen eenzaamheid’"),
        (["Cliëntnr;Verwijsdatum;Gemeente;Minuten 1", "C1;1-1-2025;Goirle;45"], "niet wanneer het was"),
        (["Cliëntnr;Verwijsdatum;Gemeente;Eerste gesprek;Start", "C1;1-1-2025;Goirle;;"], "kan dit zijn"),
    ],
)
def test_what_cannot_be_understood_is_asked(tmp_path, rows, why):
    (tmp_path / "lijst.csv").write_text("\n".join(rows), encoding="utf-8-sig")
    found = translate(tmp_path / "lijst.csv")
    assert [why for each in found.findings.refused if why in each.why] == [why]
    assert len(found.findings.refused) == 1


def test_the_importer_of_folders_judges_the_rest_and_a_second_time_changes_nothing(take_in, tmp_path):
    late = spreadsheets.twice(tmp_path / "late.xlsx", closed=date(2024, 4, 1))
    assert [(each.file, each.row, each.field) for each in take_in(late)[1].refused] == [("2024", 2, "Afsluitdatum")]
    fine = spreadsheets.twice(tmp_path / "fine.xlsx", closed=date(2024, 9, 1))
    assert take_in(fine)[1].added["referrals"] == 2
    assert sum(take_in(fine)[1].unchanged.values()) == 3


def test_practices_that_may_be_one_are_said_and_never_joined():
    names = [
        "De Brink",
        "Huisartsenpraktijk de Brink",
        "Praktijk A",
        "Praktijk B",
        "Praktijk 1",
        "Praktijk 2",
        "Oostpoort",
    ]
    assert alike.pairs([*names, "Oostport"]) == [("De Brink", "Huisartsenpraktijk de Brink"), ("Oostpoort", "Oostport")]


def test_the_template_is_understood_and_its_example_is_left_out(tmp_path):
    template.write(tmp_path / "leeg.xlsx")
    found = translate(tmp_path / "leeg.xlsx")
    assert (found.findings.totals, found.others) == ([("Trajecten", 2), ("Gesprekken", 2)], ["Lijsten"])
    assert all(column.how == "header" for table in found.tables for column in table.columns)


def test_no_header_and_no_word_stands_for_two_things():
    table = vocabulary.table()["fields"]
    headers = [(vocabulary.key(name), field) for field, names in table.items() for name in names.split(",")]
    assert {name: {f for n, f in headers if n == name} for name, _ in headers} == {
        name: {vocabulary.headers()[name]} for name, _ in headers
    }
    assert list(meanings.names_of("gender")) == list(GENDERS)
    assert list(meanings.names_of("age_band")) == list(AGE_BANDS)
    for listed in {*vocabulary.LISTS.values()}:
        said = [
            (meanings.simplify(word), code)
            for section in (listed, f"only_{listed}")
            for code, words in meanings._table().get(section, {}).items()
            for word in words.split(",")
        ]
        assert {word: code for word, code in said if meanings.words_of(listed)[word] != code} == {}
