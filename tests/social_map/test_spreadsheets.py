"""Spreadsheets as people keep them: how cells, columns and files are understood."""

import pytest

from social_map.exchange import reading
from social_map.exchange.cells import amounts, moments
from social_map.exchange.files.encodings import decode

WEEK = ("ma", "di", "wo", "do", "vr")


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("ma t/m vr 9.00-12.00 uur", [f"{day} 09:00-12:00" for day in WEEK]),
        ("iedere dinsdag en donderdag 10:00", ["di 10:00 wekelijks", "do 10:00 wekelijks"]),
        ("elke werkdag van 9 tot 12 uur", [f"{day} 09:00-12:00 wekelijks" for day in WEEK]),
        ("1e en 3e maandag van de maand, 19:30-21:30", ["ma 19:30-21:30 1e en 3e maandag van de maand"]),
        ("maandag 10.00 tot 12.00 en donderdag 13.00 tot 15.00", ["ma 10:00-12:00", "do 13:00-15:00"]),
        ("om de week op vrijdag 13u30", ["vr 13:30 2-wekelijks"]),
        ("vrijdags 20:00 - 22:30", ["vr 20:00-22:30"]),
        ("Di/Do 9:00", ["di 09:00", "do 09:00"]),
        ("elke dag", ["ma", "di", "wo", "do", "vr", "za", "zo"]),
        ("20 november 2026 14:00-16:00", ["14:00-16:00 [2026-11-20]"]),
    ],
)
def test_days_and_times_in_words(text, rows):
    found, complete = moments.read(text)
    assert ([moments.write(row) for row in found], complete) == (rows, True)


@pytest.mark.parametrize("text", ["in overleg", "di 19.00 uur (niet in schoolvakanties)", "dinsdagmiddag", "3 mei 14u"])
def test_what_says_more_than_we_read_is_said_to(text):
    assert moments.read(text)[1] is False


@pytest.mark.parametrize(
    ("text", "euros"),
    [
        ("€ 2,50 per keer", 2.5), ("gratis", 0), ("€ 5,-", 5), ("3 euro", 3), ("€ 1.250", 1250), ("2.50", 2.5),
        ("€ 3,50 p.p. (incl. koffie)", 3.5), ("€ 10 per maand", None), ("gratis, boek € 15", None),
        ("vrijwillige bijdrage", None), ("€ 12,50 / laag inkomen € 5", None),
    ],
)  # fmt: skip
def test_an_amount_each_time_or_none(text, euros):
    assert amounts.price(text) == euros


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("18+", (18, None)), ("55 jaar en ouder", (55, None)), ("55-plussers", (55, None)), ("18 t/m 65", (18, 65)),
        ("4 tot 12 jaar", (4, 12)), ("tot 12 jaar", (None, 12)), ("alle leeftijden", (None, None)),
        ("senioren", None), ("geboren in 1950", None),
    ],
)  # fmt: skip
def test_ages_in_words(text, ages):
    assert amounts.ages(text) == ages


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "latin-1", "mac_roman", "cp850"],
)
def test_every_common_encoding(encoding):
    text = "Naam;Wijk\nEetcafé België;Zuid\nReünie coördinatie;’t Zand\n"
    if encoding in ("latin-1", "cp850"):
        text = text.replace("’", "'")
    assert decode(text.encode(encoding)) == text


def read(tmp_path, text, name="lijst.csv"):
    (tmp_path / name).write_text(text, encoding="utf-8", newline="")
    return list(reading.rows(tmp_path / name))


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_titles_above_the_header_empty_columns_and_line_breaks_in_cells(tmp_path, separator):
    lines = [
        ["Sociale kaart 2026", "", "", ""],
        ["", "", "", ""],
        ["Activiteit", "", "Gemeente", "Omschrijving"],
        ["Koffie", "", "Oss", '"Eerste regel\nTweede regel"'],
        ["Thee", "", "Oss", ""],
    ]
    found = read(tmp_path, "".join(separator.join(line) + "\r\n" for line in lines))
    assert [(number, row["title"]) for number, row in found] == [(4, "Koffie"), (5, "Thee")]
    assert found[0][1]["description"] == "Eerste regel\nTweede regel"


def test_excel_s_own_first_line_is_no_row(tmp_path):
    [(number, row)] = read(tmp_path, "sep=;\nnaam;gemeente\nKoffie, thee;Oss\n")
    assert (number, row["title"]) == (3, "Koffie, thee")


def test_the_same_activity_on_two_places_has_two_keys(tmp_path):
    found = read(tmp_path, "naam;organisatie;gemeente;locatie\nKoffie;X;Oss;A\nKoffie;X;Oss;B\n")
    assert [row["id"] for _, row in found] == ["koffie-x", "koffie-x-b-oss"]


def test_columns_are_known_by_what_stands_in_them(tmp_path):
    header = "naam;?;!;#;*\n"
    rows = (
        "Koffie;info@example.org;5104 AB;013-055 0100;dinsdag 10.00\nThee;x@example.org;5104AC;0130550101;ma t/m vr\n"
    )
    reader = reading.open_file(_put(tmp_path, header + rows))
    assert [(each.field, each.how) for each in reader.columns[1:]] == [
        ("email", "content"), ("postcode", "content"), ("phone", "content"), ("schedule", "content"),
    ]  # fmt: skip


def test_a_town_is_a_municipality_only_where_it_is_one(tmp_path):
    found = read(tmp_path, "naam;plaats\nKoffie;Oss\nThee;Moergestel\n")
    assert [row.get("municipality") for _, row in found] == ["Oss", None]
    assert [row["neighbourhood"] for _, row in found] == ["Oss", "Moergestel"]


def test_a_town_beside_a_neighbourhood_is_still_a_place(tmp_path):
    found = read(tmp_path, "naam;Woonplaats;wijk\nKoffie;Oss;Ussen\nThee;Moergestel;Centrum\nSoep;Oss;\n")
    assert [(row.get("municipality"), row["neighbourhood"]) for _, row in found] == [
        ("Oss", "Ussen"), (None, "Centrum"), ("Oss", "Oss"),
    ]  # fmt: skip
    assert found[1][1]["Woonplaats"] == "Moergestel", "kept with the listing"
    [(_, row)] = read(tmp_path, "naam;gemeente;plaats\nThee;Oisterwijk;Moergestel\n")
    assert (row["municipality"], row["neighbourhood"]) == ("Oisterwijk", "Moergestel")


def test_a_number_that_lost_its_zero_and_a_day_that_is_a_number(tmp_path):
    [(_, row)] = read(
        tmp_path, "naam;gemeente;telefoon;laatst gecontroleerd;begintijd\nKoffie;Oss;130550100;46346;0,375\n"
    )
    assert (row["phone"], row["last_confirmed"]) == ("0130550100", "2026-11-20")
    assert row["schedule"][0]["start"] == "09:00"


def _put(tmp_path, text):
    path = tmp_path / "lijst.csv"
    path.write_text(text, encoding="utf-8")
    return path
