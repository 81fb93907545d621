"""Spreadsheets as invented organisations keep them, and the golden data set laid out in three of those ways."""

import csv
from collections import defaultdict
from datetime import date
from pathlib import Path

import xlsxwriter

from casework.exchange.sheets.cells import Sheet, sheets

GOLDEN = Path(__file__).parents[1] / "data" / "golden"


def cells_of(path):
    """The sheets of a file, read here: the process of its own is for what others send."""
    return [Sheet(name, list(rows)) for name, rows in sheets(path)]


def workbook(path, *pages, merged=()):
    """A workbook of (name, rows); a day becomes a day of Excel. `merged`: (first row, column, last row, column)."""
    with xlsxwriter.Workbook(path) as book:
        days = book.add_format({"num_format": "dd-mm-yyyy"})
        for name, rows in pages:
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                for place, value in enumerate(row):
                    if isinstance(value, date):
                        sheet.write_datetime(at, place, value, days)
                    elif value != "":
                        sheet.write(at, place, value)
            for top, left, bottom, right in merged:
                sheet.merge_range(top, left, bottom, right, rows[top][left])
    return path


def golden():
    """The golden rows by file, each a dict."""
    files = ("referrals", "sessions", "participations", "follow_ups", "closings")
    return {name: list(csv.DictReader((GOLDEN / f"{name}.csv").read_text().splitlines())) for name in files}


_REFERRERS = {
    "huisarts": "HA", "poh_ggz": "POH GGZ", "poh_somatiek": "POH-S", "fysio": "Fysiotherapeut",
    "wijkverpl": "wijkverpleging", "zelf": "Zelfaanmelding",
}  # fmt: skip
_CATEGORIES = {
    "wandelen_bewegen": "wandelgroep", "creatief": "Creatieve activiteit", "eten": "samen eten", "taal": "Taalles",
    "ontmoeten": "Koffie-ochtend", "vrijwilliger": "vrijwilligerswerk",
}  # fmt: skip
_STOPS = {
    "geen_klik": "geen klik", "kosten": "te duur", "gezondheid": "ziek", "afgerond": "klaar",
    "overleden": "overleden", "wachttijd": "wachttijd te lang", "geen_aanbod": "geen passend aanbod",
    "doel_bereikt_activiteit": "Doet mee", "doel_bereikt_vrijwilliger": "vrijwilligerswerk", "": "",
}  # fmt: skip
_ANSWERS = {"same": "ja", "other": "Ja, andere activiteit", "stopped": "nee"}
_MONTHS = ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]
_COURSE = ("chosen_on", "started_on", "stopped_on")


def excel_day(text):
    """A day of Excel."""
    return date.fromisoformat(text) if text else ""


def typed_day(text):
    """A day as people type it: 15-1-2026 when the day is odd, 16 jan. '26 when it is even."""
    if not text:
        return ""
    day = date.fromisoformat(text)
    return f"{day.day}-{day.month}-{day.year}" if day.day % 2 else f"{day.day} {_MONTHS[day.month - 1]}. '{day:%y}"


def _by_trajectory(name):
    found = defaultdict(list)
    for row in golden()[name]:
        found[row["trajectory"]].append(row)
    return found


def one_wide_sheet(path):
    """Style 1: a title, a header of two rows with merged cells, a row a trajectory, totals below."""
    talks, choices, answers, ends = map(_by_trajectory, ("sessions", "participations", "follow_ups", "closings"))
    groups = [("Verwijzing", ["Datum", "door", "praktijk", "reden"])]
    groups += [(f"Gesprek {n}", ["datum", "duur", "status"]) for n in range(1, 5)]
    groups += [(f"Activiteit {n}", ["soort", "keuze", "start", "gestopt", "reden", "gevonden"]) for n in (1, 2)]
    groups += [("Opvolging", ["na 3 mnd", "datum 3 mnd", "na 6 mnd", "datum 6 mnd"])]
    groups += [(f"Afsluiting {n}", ["datum", "reden", "heropend"]) for n in (1, 2)]
    above, below, merged = ["Cliëntnr.", "Traject"], ["", ""], []
    for name, columns in groups:
        merged.append((2, len(above), 2, len(above) + len(columns) - 1))
        above += [name, *[""] * (len(columns) - 1)]
        below += columns
    rows = [["Welzijn op Recept, registratie"], [], above, below]
    for walk in golden()["referrals"]:
        key = walk["trajectory"]
        row = [walk["client"], key, excel_day(walk["received_on"]), _REFERRERS[walk["referrer_type"]],
               walk["practice"], "Eenzaam"]  # fmt: skip
        for talk in _several(talks[key], 4):
            status = {"held": "gehouden", "no_show": "no-show"}[talk["status"]] if talk else ""
            row += [excel_day(talk["held_on"]), int(talk["minutes"] or 0) or "", status] if talk else [""] * 3
        for choice in _several(choices[key], 2):
            row += [
                _CATEGORIES[choice["category"]], *(excel_day(choice[name]) for name in _COURSE),
                _STOPS[choice["stop_reason"]], "sociale kaart",
            ] if choice else [""] * 6  # fmt: skip
        by_months = {answer["months"]: answer for answer in answers[key]}
        for months in ("3", "6"):
            answer = by_months.get(months)
            row += [_ANSWERS[answer["outcome"]], excel_day(answer["answered_on"])] if answer else ["n.v.t.", ""]
        for end in _several(ends[key], 2):
            row += (
                [excel_day(end["closed_on"]), _STOPS[end["reason"]], excel_day(end["reopened_on"])] if end else [""] * 3
            )
        rows.append(row)
    return workbook(path, ("Registratie", [*rows, [], ["Totaal", "", 10]]), merged=merged)


def a_sheet_for_each(path):
    """Style 2: sheets for clients, talks, activities, follow-up and closing, with the Dutch names of the codes."""
    kept = golden()
    clients = [["Trajectnr", "Naam", "Codenummer", "Geboortedatum", "Aangemeld op", "Aangemeld door",
                "Huisartsenpraktijk", "Gemeente", "Hulpvraag", "Opmerkingen"]]  # fmt: skip
    clients += [
        [r["trajectory"], "Jan de Vries", r["client"], date(1950, 1, 1), excel_day(r["received_on"]),
         _REFERRERS[r["referrer_type"]], r["practice"], r["municipality"], "eenzaamheid", "Belt vaak"]
        for r in kept["referrals"]
    ]  # fmt: skip
    talks = [["Traject", "Contactdatum", "Uren", "Soort contact", "Verschenen"]]
    talks += [
        [r["trajectory"], excel_day(r["held_on"]), int(r["minutes"]) / 60 if r["minutes"] else "",
         "Intake" if r["kind"] == "intake" else "Vervolggesprek", "ja" if r["status"] == "held" else "niet verschenen"]
        for r in kept["sessions"]
    ]  # fmt: skip
    choices = [["Traject", "Activiteit", "Gekozen op", "Gestart op", "Gestopt op", "Reden gestopt", "Hoe gevonden"]]
    choices += [
        [r["trajectory"], _CATEGORIES[r["category"]], *(excel_day(r[name]) for name in _COURSE),
         _STOPS[r["stop_reason"]], "wijk"]
        for r in kept["participations"]
    ]  # fmt: skip
    answers = [["Traject", "Meetmoment", "Nog actief", "Datum antwoord"]]
    answers += [
        [r["trajectory"], f"{r['months']} mnd", _ANSWERS[r["outcome"]], excel_day(r["answered_on"])]
        for r in kept["follow_ups"]
    ]  # fmt: skip
    ends = [["Traject", "Afgesloten op", "Reden van afsluiten", "Heropend op"]]
    ends += [
        [r["trajectory"], excel_day(r["closed_on"]), _STOPS[r["reason"]], excel_day(r["reopened_on"])]
        for r in kept["closings"]
    ]  # fmt: skip
    return workbook(
        path, ("Uitleg", [["Hoe vul je dit in?"], ["Elke rij is een cliënt."]]), ("Cliënten", clients),
        ("Gesprekken", talks), ("Activiteiten", choices), ("Opvolging", answers), ("Afsluiting", ends),
    )  # fmt: skip


def a_row_a_talk(path):
    """Style 3: a CSV file of Windows with semicolons, a row a talk, everything of the trajectory on each of them."""
    talks, choices, answers, ends = map(_by_trajectory, ("sessions", "participations", "follow_ups", "closings"))
    header = ["Trajectcode", "Cliëntcode", "Verwijsdatum", "Verwezen door", "Praktijk", "Gemeente", "Reden",
              "Datum gesprek", "Duur", "No show"]  # fmt: skip
    for n in (1, 2):
        header += [
            f"Activiteit {n}",
            f"Gekozen op {n}",
            f"Start activiteit {n}",
            f"Einde activiteit {n}",
            f"Reden stoppen {n}",
        ]
    header += ["Na 3 maanden", "Datum na 3 maanden", "Na 6 maanden", "Datum na 6 maanden"]
    for n in (1, 2):
        header += [f"Afsluitdatum {n}", f"Afsluitreden {n}", f"Heropend {n}"]
    rows = [header]
    for walk in golden()["referrals"]:
        key = walk["trajectory"]
        same = [key, walk["client"], typed_day(walk["received_on"]), _REFERRERS[walk["referrer_type"]],
                walk["practice"], "Tilburg", "Eenzaam"]  # fmt: skip
        rest = []
        for choice in _several(choices[key], 2):
            rest += [
                _CATEGORIES[choice["category"]], *(typed_day(choice[name]) for name in _COURSE),
                _STOPS[choice["stop_reason"]],
            ] if choice else [""] * 5  # fmt: skip
        by_months = {answer["months"]: answer for answer in answers[key]}
        for months in ("3", "6"):
            answer = by_months.get(months)
            rest += [_ANSWERS[answer["outcome"]], typed_day(answer["answered_on"])] if answer else ["-", ""]
        for end in _several(ends[key], 2):
            rest += (
                [typed_day(end["closed_on"]), _STOPS[end["reason"]], typed_day(end["reopened_on"])] if end else [""] * 3
            )
        for talk in talks[key] or [None]:
            said = [typed_day(talk["held_on"]), _length(talk["minutes"]), _shown_up(talk)] if talk else [""] * 3
            rows.append([*same, *said, *rest])
    with path.open("w", encoding="cp1252", newline="") as file:
        csv.writer(file, delimiter=";").writerows(rows)
    return path


def _length(minutes):
    return {"": "", "60": "1 uur", "75": "5 kwartier", "45": "0:45"}.get(minutes, f"{minutes} min")


def _shown_up(talk):
    return "no show" if talk["status"] == "no_show" else ""


def _several(rows, count):
    return [*rows, *[None] * (count - len(rows))]


LINDE = (
    "Nr.", "Naam cliënt", "Geb.datum", "Datum aanmelding", "Huisarts / verwijzer", "Praktijk", "Reden aanmelding",
    "Datum intake", "Aantal gesprekken", "Toegeleid naar", "Startdatum", "3 mnd nog actief?", "6 mnd nog actief?",
    "Datum afsluiting", "Reden", "Opmerkingen",
)  # fmt: skip


def de_linde(path):
    """A sheet a year with titles above, row numbers that begin again, names, and how many talks there were."""
    first = [
        ["Overzicht 2024"], [], LINDE,
        [1, "Mien Jansen", "1-1-1950", date(2024, 1, 9), "huisarts", "De Brink", "Eenzaam", date(2024, 1, 20), 4,
         "Koersbal", date(2024, 3, 1), "ja", "onbekend", date(2024, 9, 1), "Doel bereikt", "belt op dinsdag"],
        [2, "Piet Smit", "1-1-1950", date(2024, 2, 9), "POH-GGZ", "Oostpoort", "somberheid/piekeren",
         date(2024, 2, 20), 1, "", "", "", "", date(2024, 3, 1), "geen behoefte meer", ""],
        [], ["Totaal", "", "", "", "", "", "", "", 5],
    ]  # fmt: skip
    second = [
        LINDE,
        [1, "Kees Bos", "", date(2025, 1, 9), "poh-ouderen", "De Brink", "Geldzorgen", date(2025, 2, 1), 1],
    ]
    return workbook(path, ("2024", first), ("2025", second))


def samenspel(path):
    """A CSV file of before, with typing errors in its headers, days without a day and reasons of two."""
    rows = [
        "Clientnr;Verwijsdatm;Verwijzer;Gemeente;Hulpvraag;Intake;Activiteit;Start;Na 3 maanden;Afsluiting;Reden",
        "A1;3 jan 2025;dokter;Tilburg;eenzaamheid, stress;12-1-25;wandelen met groep Zuid;1-2-25;ja;1-10-25;zomaar",
        "A2;maart 2025;Ha;Tilburg;verdriet;1-4-2025;;;;;",
        "A3;1-2-2025;Ha;Tilburg;stress;12-2-2025;;;ja;;",
        "A4;1-2-2025;Ha;Tilburg;stress;12-2-2025;Gezellig clubje;1-3-2025;;;",
        "Jan de Vries;1-2-2025;Ha;Tilburg;stress;12-2-2025;;;;;",
    ]
    path.write_text("\n".join(rows), encoding="latin-1")
    return path


def het_kompas(path):
    """A row a talk with the number of the client only; one of them came back after her trajectory was closed."""
    header = [
        "Cliëntnr",
        "Verwijsdatum",
        "Type verwijzer",
        "Gemeente",
        "Datum",
        "Tijdsduur",
        "Contactvorm",
        "Afgesloten op",
    ]
    rows = [
        ["K-1", "10 januari 2023", "zelf", "Goirle", "ma 23 januari 2023", "1,5 uur", "intakegesprek", "1-6-2023"],
        ["K-1", "10 januari 2023", "zelf", "Goirle", "3-4-2023", "3 kwartier", "telefonisch", "1-6-2023"],
        ["K-1", "2-9-2024", "Huisarts", "Goirle", "20-9-2024", "60", "intake", ""],
        ["K-2", 45301, "Praktijkondersteuner GGZ", "Goirle", 45315, "0:45", "thuis", ""],
    ]
    return workbook(path, ("Contactmomenten", [header, *rows]))


def het_anker(path):
    """A row a trajectory with sums of talks and hours, and headers that explain themselves at length."""
    header = [
        "Cliënt ID", "Kwartaal", "Verwijsdatum", "Via", "Leeftijd", "Eerste contact", "Aantal contactmomenten",
        "Aantal uren", "Activiteit(en)", "Datum gestart", "Nog deelnemend na 3 mnd (J/N)",
        "Nog deelnemend na 6 mnd (J/N)", "Traject afgesloten (datum)", "Uitkomst traject", "Gemeente",
    ]  # fmt: skip
    rows = [
        ";".join(header),
        "1001;1;5-1-2024;huisarts;67;20-1-2024;3;2,5;koffieochtend;1-3-2024;J;N;1-10-2024;doelen behaald;Tilburg",
        "1002;1;8-1-2024;POH-S;45;1-2-2024;1;;;;;;1-6-2024;Vrijwilligerswerk;Tilburg",
    ]
    path.write_text("\n".join(rows), encoding="utf-8")
    return path


def twice(path, *, closed):
    """A client in the sheets of two years; her first trajectory may have been closed before the second began."""
    header = ["Cliëntnummer", "Datum verwijzing", "Verwijzer", "Gemeente", "Afsluitdatum"]
    return workbook(
        path,
        ("2024", [header, ["C1", date(2024, 5, 1), "HA", "Goirle", closed]]),
        ("2025", [header, ["C1", date(2025, 5, 1), "HA", "Goirle", ""]]),
    )


def eight_quarters(path):
    """A list of 2025 and 2026 with five referrals in the first quarter, and one more in each that follows."""
    rows = ["Cliëntnr;Verwijsdatum;Verwijzer;Gemeente;Gesprek"]
    for quarter in range(8):
        year, month = 2025 + quarter // 4, quarter % 4 * 3 + 1
        rows += [f"C{quarter}.{n};{n + 2}-{month}-{year};HA;Tilburg;{n + 2}-{month}-{year}" for n in range(5 + quarter)]
    path.write_text("\n".join(rows), encoding="utf-8")
    return path
