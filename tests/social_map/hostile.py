"""Files that people may send by mistake or to do harm: more than fifty kinds, each made small and quickly."""

import gzip
import io
import json
import os
import random
import socket
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path

import xlsxwriter

KINDS: dict[str, Callable[[Path], Path]] = {}
# Of these the structure is sound: only the limits of the process stop them.
NEED_LIMITS = {
    "one string in a million cells",
    "a cell in the farthest corner",
    "a hundred thousand strings of a megabyte",
}
ROW = b'{"id":"1","title":"x","municipality":"Oss","cost_eur":0,"eigen":%b}\n'
GIGABYTE = 1_000_000_000
NAMES = b"naam;organisatie;gemeente\n"
_SHEET = (
    '<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    "<sheetData>{}</sheetData></worksheet>"
)


def kind(name: str, file: str) -> Callable[[Callable[[Path], bytes | None]], None]:
    """Register a kind: its maker gives the bytes of the file, or makes it itself and gives None."""

    def register(make: Callable[[Path], bytes | None]) -> None:
        def put(folder: Path) -> Path:
            path = folder / file
            content = make(path)
            if content is not None:
                path.write_bytes(content)
            return path

        KINDS[name] = put

    return register


def workbook(rows: list[list[object]]) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    sheet = book.add_worksheet()
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    book.close()
    return out.getvalue()


def changed(replace: dict[str, bytes], *, more: dict[str, bytes] | None = None) -> bytes:
    """A sound workbook with some of its parts replaced, and others added."""
    out = io.BytesIO()
    with (
        warnings.catch_warnings(),
        zipfile.ZipFile(io.BytesIO(workbook([["naam", "gemeente"], ["Koffie", "Oss"]]))) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for entry in old.infolist():
            new.writestr(entry.filename, replace.get(entry.filename, old.read(entry)))
        warnings.simplefilter("ignore")  # a part that is there twice
        for name, content in (more or {}).items():
            info = zipfile.ZipInfo("x")
            info.filename = name
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, content)
    return out.getvalue()


def sheet(cells: str) -> bytes:
    return changed({"xl/worksheets/sheet1.xml": _SHEET.format(cells).encode()})


def simply(name: str, file: str, make: Callable[[], bytes]) -> None:
    kind(name, file)(lambda _path: make())


def _noise(seed: int) -> bytes:
    return random.Random(seed).randbytes(50_000)


def _sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.write(NAMES)
        file.truncate(GIGABYTE)


def _socket(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)  # the name of a socket may be short only
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(path.name)
    os.chdir(here)


def _patched(content: bytes, mark: bytes, at: int, value: int) -> bytes:
    """The flags of every entry of a zip, set in its table of contents."""
    out = bytearray(content)
    where = out.find(mark)
    while where >= 0:
        out[where + at] |= value
        where = out.find(mark, where + 4)
    return bytes(out)


def _lying() -> bytes:
    """A workbook whose sheet is said to be a thousand bytes and is a hundred megabytes."""
    content = bytearray(sheet("<row/>" * 4_000_000))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entry = archive.getinfo("xl/worksheets/sheet1.xml")
    for mark, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        where = content.find(entry.file_size.to_bytes(4, "little"), content.find(mark))
        content[where : where + 4] = (1000).to_bytes(4, "little")
        assert at
    return bytes(content)


def _archive(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def _laughs(encoding: str = "utf-8") -> bytes:
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return f'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY l0 "lol">{levels}]><w>&l9;</w>'.encode(encoding)


def strings(text: str, times: int) -> bytes:
    """One shared string, pointed at by many cells."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    cell = '<c t="s"><v>0</v></c>'
    return changed(
        {
            "xl/sharedStrings.xml": f'<sst xmlns="{main}"><si><t>{text}</t></si></sst>'.encode(),
            "xl/worksheets/sheet1.xml": _SHEET.format(f"<row>{cell * 100}</row>" * (times // 100)).encode(),
        }
    )


# What is no file
kind("a file that is not there", "weg.csv")(lambda _path: None)
kind("a folder", "map.csv")(lambda path: path.mkdir())
kind("a pipe", "pijp.csv")(os.mkfifo)
kind("a pipe called a workbook", "pijp.xlsx")(os.mkfifo)
kind("a socket", "deur.csv")(_socket)
kind("a device without end", "nul.csv")(lambda path: path.symlink_to("/dev/zero"))
kind("a device that says nothing", "niets.jsonl")(lambda path: path.symlink_to("/dev/null"))
kind("a terminal", "scherm.csv")(lambda path: path.symlink_to("/dev/tty"))
kind("a link to nothing", "los.csv")(lambda path: path.symlink_to("nergens.csv"))
kind("a link to itself", "rond.csv")(lambda path: path.symlink_to(path))
# Too little, too much
simply("nothing", "leeg.csv", lambda: b"")
simply("white space", "wit.csv", lambda: b" \r\n\t \n" * 100)
simply("an empty workbook", "leeg.xlsx", lambda: workbook([]))
simply("only a header", "kop.csv", lambda: NAMES)
kind("a gigabyte of text", "groot.csv")(_sparse)
kind("a gigabyte of workbook", "groot.xlsx")(_sparse)
kind("a gigabyte of JSON", "groot.jsonl")(_sparse)
# Names that lie
simply("a picture called csv", "plaatje.csv", lambda: b"\x89PNG\r\n\x1a\n" + _noise(1))
simply("a pdf called csv", "lijst.csv", lambda: b"%PDF-1.7\n1 0 obj\n" + _noise(2))
simply("a program called xlsx", "lijst.xlsx", lambda: b"MZ\x90\x00" + _noise(3))
simply("a program of Linux called json", "lijst.json", lambda: b"\x7fELF\x02\x01\x01" + bytes(100))
simply("a workbook called csv", "werkboek.csv", lambda: workbook([["naam", "gemeente"], ["Koffie", "Oss"]]))
simply("a zip called json", "lijst.jsonl", lambda: _archive(lijst=NAMES))
simply("text called xlsx", "tekst.xlsx", lambda: NAMES + b"Koffie;X;Oss\n")
simply("a page called csv", "pagina.csv", lambda: b"<!DOCTYPE html><html><table><tr><td>naam</td></tr></table></html>")
simply("a page called xlsx", "pagina.xlsx", lambda: b"<html><body><table></table></body></html>")
simply("an old workbook", "oud.xlsx", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + _noise(4))
simply(
    "a document called xlsx",
    "brief.xlsx",
    lambda: _archive(**{"word/document.xml": b"<w/>", "[Content_Types].xml": b"<t/>"}),
)
simply("a packed list", "ingepakt.csv", lambda: gzip.compress(NAMES))
simply("a database called json", "kaart.json", lambda: b"SQLite format 3\x00" + bytes(200))
simply("a text document", "lijst.txt", lambda: b"{\\rtf1\\ansi naam gemeente}")
# Noise
simply("noise called csv", "ruis.csv", lambda: _noise(5))
simply("noise called xlsx", "ruis.xlsx", lambda: _noise(6))
simply("noise called json", "ruis.jsonl", lambda: _noise(7))
simply("noise behind a zip's mark", "ruis2.xlsx", lambda: b"PK\x03\x04" + _noise(8))
simply("a zero among the text", "nul2.csv", lambda: NAMES + b"Kof\x00fie;X;Oss\n")
simply("a zero far into the text", "nul3.csv", lambda: NAMES + b"Koffie;X;Oss\n" * 1000 + b"\x00;X;Oss\n")
simply("half a letter of UTF-16", "half.csv", lambda: "naam;gemeente\nKoffie;Oss\n".encode("utf-16") + b"a")
simply("control characters", "bel.csv", lambda: NAMES + b"\x07\x08\x1b[2J" * 2000)
# Tables that are none
simply("a quote that is never closed", "quote.csv", lambda: NAMES + b'"Koffie;X;Oss\n' + b"Thee;Y;Oss\n" * 50)
simply("a quote that swallows megabytes", "quote2.csv", lambda: NAMES + b'"Koffie;X;Oss\n' + b"Thee;Y;Oss\n" * 400_000)
simply("ten million columns", "breed.csv", lambda: b"naam;" * 10_000_000 + b"\n")
simply("ten million empty columns", "breed2.csv", lambda: NAMES + b"Koffie" + b";" * 10_000_000 + b"\n")
simply("one cell of twenty megabytes", "cel.csv", lambda: NAMES + b"x" * 20_000_000)
simply("nothing but numbers", "cijfers.csv", lambda: b"1;2;3\n4;5;6\n" * 100)
simply("columns of something else", "anders.csv", lambda: b"kenteken;merk;kleur\nXX-11-X;Fiets;rood\n")
simply("a table of too many rows", "lang.csv", lambda: NAMES + b"a;b;c\n" * 400_000)
# JSON
simply("deep JSON", "diep.json", lambda: b"[" * 100_000 + b"]" * 100_000)
simply("a deep object", "diep2.jsonl", lambda: b'{"a":' * 20_000 + b"1" + b"}" * 20_000 + b"\n")
simply("a field that goes deep", "diep3.jsonl", lambda: ROW % (b"[" * 500 + b"]" * 500))
simply("text called JSON", "tekst.jsonl", lambda: b"dit is geen json\n" * 20)
simply("a number as JSON", "getal.json", lambda: b"12345\n")
simply("a list of numbers", "getallen.json", lambda: json.dumps(list(range(50_000))).encode())
simply("a number of a million digits", "cijfer.json", lambda: b"[" + ROW % (b"9" * 1_000_000) + b"]")
simply("half a file of JSON", "half.json", lambda: b'[{"id":"1","title":"Koffie","municipa')
simply("no number", "nan.jsonl", lambda: ROW % b"NaN")
simply("a number without end", "inf.jsonl", lambda: ROW % b"1e999")
simply("a row of ten megabytes", "regel.jsonl", lambda: ROW % (b'"' + b"x" * 10_000_000 + b'"'))
simply("values of the wrong kinds", "soort.jsonl", lambda: b'{"id":{},"title":[1]}\n{"id":true,"title":"x"}\n')
# Zips and workbooks that are not what they seem
simply("a bomb", "bom.xlsx", lambda: sheet("<row/>" * 5_000_000))
simply("a bomb that lies about its size", "liegt.xlsx", _lying)
simply("a zip in a workbook", "nest.xlsx", lambda: changed({}, more={"xl/media/meer.zip": _archive(a=b"b")}))
simply("a name that climbs out", "klimt.xlsx", lambda: changed({}, more={"../../etc/cron.d/x": b"x"}))
simply("a name from the root", "wortel.xlsx", lambda: changed({}, more={"/etc/passwd": b"x"}))
simply("a name of another system", "schijf.xlsx", lambda: changed({}, more={"C:\\Windows\\x": b"x"}))
simply("ten thousand parts", "delen.xlsx", lambda: changed({}, more={f"xl/media/{n}.bin": b"" for n in range(10_000)}))
simply("a locked workbook", "slot.xlsx", lambda: _patched(changed({}), b"PK\x01\x02", 8, 1))
simply("the same part twice", "dubbel.xlsx", lambda: changed({}, more={"xl/workbook.xml": b"<w/>"}))
simply("a billion laughs", "lach.xlsx", lambda: changed({"xl/workbook.xml": _laughs()}))
simply("a billion laughs in other letters", "lach2.xlsx", lambda: changed({"xl/workbook.xml": _laughs("utf-16")}))
simply(
    "an entity of another file",
    "xxe.xlsx",
    lambda: changed(
        {
            "xl/sharedStrings.xml": b'<?xml version="1.0"?><!DOCTYPE s [<!ENTITY f SYSTEM "file:///etc/passwd">]><sst>&f;</sst>'
        }
    ),
)
simply("half a workbook", "half.xlsx", lambda: changed({})[:2500])
simply("a workbook without sheets", "geen.xlsx", lambda: changed({"xl/workbook.xml": b"<workbook/>"}))
simply(
    "a workbook of damaged XML",
    "stuk.xlsx",
    lambda: changed({"xl/worksheets/sheet1.xml": b"<worksheet><sheetData><row"}),
)
simply(
    "formulas without values",
    "formule.xlsx",
    lambda: sheet('<row r="1"><c r="A1"><f>cmd|\' /C calc\'!A0</f></c></row>'),
)
simply(
    "a cell in the farthest corner",
    "hoek.xlsx",
    lambda: sheet('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
)
simply("one string in a million cells", "tekens.xlsx", lambda: strings("naam " + "x" * 2_000, 1_000_000))
simply("a hundred thousand strings of a megabyte", "tekens2.xlsx", lambda: strings("x" * 1_000_000, 100_000))
# Packages of an open standard
simply("a bomb of CSV", "bom.zip", lambda: _archive(**{"services.csv": b"id,name\n" + b"0" * 120_000_000}))
simply("a package of something else", "anders.zip", lambda: _archive(**{"lees.txt": b"hallo"}))
simply("a package that climbs out", "klimt.zip", lambda: _archive(**{"../services.csv": b"id,name\n1,x\n"}))
