"""On the command line: how patient a map is, and whether mail works."""

import asyncio
import json

from tests.web.mail_server import mail_server
from tests.wegwijs.test_command_line import wegwijs  # noqa: F401  the command line as a fixture

LISTING = '{"id": "1", "title": "Wandelen", "municipality": "Tilburg"}'


def test_settings_are_shown_changed_and_kept(wegwijs, tmp_path):
    file = tmp_path / "map.jsonl"
    file.write_text(LISTING)
    wegwijs("map", "import", str(file))
    shown = wegwijs("map", "settings", "--municipality", "tilburg")[1]
    assert "na 180 dagen  (standaard)" in shown
    status, out, _ = wegwijs("map", "settings", "--municipality", "Tilburg", "--rhythm", "90", "--remind", "5,14")
    assert status == 0
    assert "na 90 dagen\n" in out
    assert "5 en 14 dagen later\n" in out
    assert "na 30 dagen stilte  (standaard)" in out
    document = json.loads(wegwijs("map", "settings", "--municipality", "Tilburg", "--json")[1])
    assert document == {
        "municipality": "Tilburg", "rhythm_days": 90, "remind_on": [5, 14], "editor_after": 30,
        "neglected_after": 120, "own": ["remind_on", "rhythm_days"],
    }  # fmt: skip


def test_settings_that_cannot_be_are_refused_in_one_sentence(wegwijs, tmp_path):
    assert wegwijs("map", "settings", "--municipality", "Tilburg")[0] == 1
    file = tmp_path / "map.jsonl"
    file.write_text(LISTING)
    wegwijs("map", "import", str(file))
    for given in (("--remind", "14,5"), ("--rhythm", "0"), ("--editor", "-3"), ("--neglected", "99999")):
        status, out, err = wegwijs("map", "settings", "--municipality", "Tilburg", *given)
        assert (status, out) == (1, "")
        assert err.startswith("Dagen zijn hele getallen")
    assert wegwijs("map", "settings", "--municipality", "Tilburg", "--remind", "x")[0] == 2


def test_doctor_says_how_mail_stands_and_never_prints_the_password(wegwijs, monkeypatch):
    assert "Er is geen mailserver." in wegwijs("doctor")[1]
    monkeypatch.setenv("WEGWIJS_SMTP_URL", "smtp://me:geheim@127.0.0.1:9")
    assert "half ingesteld" in wegwijs("doctor")[1]
    monkeypatch.setenv("WEGWIJS_MAIL_FROM", "kaart@example.org")
    monkeypatch.setenv("WEGWIJS_WEB_URL", "https://kaart.example.org")
    status, out, err = wegwijs("doctor")
    assert status == 1
    assert "De mailserver is niet te bereiken." in out
    assert "geheim" not in (out + err).replace("Het geheim", "").replace("geen geheim", "")
    monkeypatch.setenv("WEGWIJS_SMTP_URL", "mail.example.org")
    assert "is geen adres van een mailserver" in wegwijs("doctor")[1]


async def test_doctor_knocks_at_the_mail_server_and_sends_nothing(wegwijs, monkeypatch, tmp_path):
    async with mail_server() as post:
        file = tmp_path / "smtp"
        file.write_text(post.url)
        monkeypatch.setenv("WEGWIJS_SMTP_URL_FILE", str(file))
        monkeypatch.setenv("WEGWIJS_MAIL_FROM", "kaart@example.org")
        monkeypatch.setenv("WEGWIJS_WEB_URL", "https://kaart.example.org")
        _, out, _ = await asyncio.to_thread(wegwijs, "doctor")
        assert "De mailserver laat ons binnen." in out
        assert post.mails == []
