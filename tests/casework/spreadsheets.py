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
