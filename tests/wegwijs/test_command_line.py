"""The command line: one clear sentence and the right exit status, whatever happens."""

import http.server
import json
import os
import re
import subprocess
import sys
import threading

import pytest

from foundation.people import people
from foundation.people.invites import Accepted, accept
from foundation.storage import Database
from tests.social_map.test_hostile_files import taken_by_children_at_most
from wegwijs import running
from wegwijs.cli import front
from wegwijs.crash import places

TOKEN = "123456:AAH-" + "x" * 31
DUTCH_ONLY = re.compile(r"\bTraceback\b|Error\b")


@pytest.fixture
def wegwijs(monkeypatch, tmp_path, capsys, database_url):
    """Run a command line on a database of this kind without rows; gives exit status, stdout and stderr."""
    for name in [name for name in os.environ if name.startswith("WEGWIJS_") and name != "WEGWIJS_TESTS_SCRATCH"]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("WEGWIJS_DATABASE_URL", database_url)

    def run(*arguments):
        status = front.run(arguments)
        out, err = capsys.readouterr()
        return status, out, err

    return run


def test_an_empty_house_says_so_on_stderr(wegwijs):
    assert wegwijs("organisations", "list") == (1, "", "Er zijn nog geen organisaties.\n")
    assert wegwijs("people", "list") == (1, "", "Er doet nog niemand mee.\n")


def test_from_nothing_to_an_invited_coach_who_comes_in_and_is_sent_away(wegwijs, database_url, now):
    assert wegwijs("organisations", "add", "Farent", "--kind", "welfare")[0] == 0
    assert wegwijs("organisations", "list")[1] == "Farent (welzijnsorganisatie)\n"
    status, out, _ = wegwijs("people", "invite", "coach", "--organisation", "farent", "--municipality", "Goirle")
    assert status == 0
    code = re.search(r"^[a-z2-7]{16}$", out, re.MULTILINE)[0]
    database = Database(database_url)
    with database.writing() as store:
        from wegwijs.clock import system_clock

        assert isinstance(accept(store, code, channel="telegram", number=7, name="Anna", now=system_clock()), Accepted)
    listed = wegwijs("people", "list")[1]
    assert re.search(r"^[a-z2-7]{16}  Anna\n    coach bij Farent\n$", listed)
    assert wegwijs("people", "relink", "Anna")[0] == 0
    assert wegwijs("people", "confirm", "Anna")[0] == 0
    assert wegwijs("people", "block", "Anna")[0] == 0
    assert "(buitengesloten)" in wegwijs("people", "list")[1]
    with database.reading() as store:
        assert people.who(store, "telegram", 7, today=now.date()).person_id is None
    database.close()
    assert wegwijs("organisations", "remove", "Farent")[0] == 0


@pytest.mark.parametrize(
    "line",
    [
        "organisations add X --kind bakkerij",
        "organisations remove Niets",
        "people invite coach --organisation Niets",
        "people invite keizer --organisation Niets",
        "people block Niemand",
        "people relink Niemand",
        "people confirm Niemand",
        "restore /nergens/backup",
        "copy --to mysql://elders/db",
        "copy --to nonsense",
    ],
)
def test_a_refusal_is_one_sentence_on_stderr_and_status_1(wegwijs, line):
    wegwijs("setup")
    status, out, err = wegwijs(*line.split())
    assert (status, out) == (1, "")
    assert len(err.strip().splitlines()) == 1
    assert not DUTCH_ONLY.search(err)


@pytest.mark.parametrize("line", ["organisations", "organisations ad", "people invite", "nonsense", "backup", "--x"])
def test_wrong_usage_is_status_2(wegwijs, line):
    assert wegwijs(*line.split())[0] == 2


def test_setup_says_what_is_left_to_do_and_can_be_run_again(wegwijs, tmp_path):
    first = wegwijs("setup")
    assert first[0] == 0
    assert "organisations add" in first[1]
    assert wegwijs("setup") == first
    assert (tmp_path / "data" / "wegwijs" / "secret").exists()


def test_upgrade_status_and_doctor_work_on_a_fresh_house(wegwijs, monkeypatch, empty_database_url):
    monkeypatch.setenv("WEGWIJS_DATABASE_URL", empty_database_url)
    assert wegwijs("doctor")[0] == 1  # no tables yet
    assert wegwijs("upgrade")[0] == 0
    status, out, _ = wegwijs("doctor")
    assert (status, "✘" in out) == (0, False)
    status, out, _ = wegwijs("status")
    assert status == 0
    assert "De bot draait niet." in out


def test_status_says_that_the_bot_runs(wegwijs, database_url):
    wegwijs("setup")
    with running.lock(database_url):
        assert "De bot draait." in wegwijs("status")[1]


def test_doctor_sees_a_secret_that_others_can_read_or_that_is_damaged(wegwijs, tmp_path):
    wegwijs("setup")
    secret = tmp_path / "data" / "wegwijs" / "secret"
    secret.chmod(0o644)
    status, out, _ = wegwijs("doctor")
    assert status == 1
    assert "chmod 600" in out
    secret.write_text("stuk")
    assert "beschadigd" in wegwijs("doctor")[1]


@pytest.fixture
def bot_server():
    """Something that answers getMe: 401 unless the token is right."""

    class Answers(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            right = self.path == f"/bot{TOKEN}/getMe"
            self.send_response(200 if right else 401)
            self.end_headers()
            self.wfile.write(json.dumps({"ok": right, "result": {"username": "wegwijsbot"}}).encode())

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_with_a_bot_an_invite_is_a_link(wegwijs, bot_server, monkeypatch):
    monkeypatch.setenv("WEGWIJS_TELEGRAM_API_URL", bot_server)
    monkeypatch.setenv("WEGWIJS_TELEGRAM_TOKEN", TOKEN)
    wegwijs("organisations", "add", "Farent", "--kind", "welfare")
    out = wegwijs("people", "invite", "coach", "--organisation", "Farent")[1]
    assert re.search(r"^https://t\.me/wegwijsbot\?start=[a-z2-7]{16}$", out, re.MULTILINE)


@pytest.mark.parametrize(("token", "says"), [(TOKEN, "@wegwijsbot"), ("1:wrong", "kent deze sleutel niet")])
def test_doctor_asks_whether_the_token_works_and_never_prints_it(wegwijs, bot_server, monkeypatch, token, says):
    monkeypatch.setenv("WEGWIJS_TELEGRAM_API_URL", bot_server)
    monkeypatch.setenv("WEGWIJS_TELEGRAM_TOKEN", token)
    _, out, err = wegwijs("doctor")
    assert says in out
    assert token not in out + err


def test_a_server_that_does_not_answer_is_told_without_the_token(wegwijs, monkeypatch):
    monkeypatch.setenv("WEGWIJS_TELEGRAM_API_URL", "http://127.0.0.1:9")
    monkeypatch.setenv("WEGWIJS_TELEGRAM_TOKEN", TOKEN)
    status, out, err = wegwijs("doctor")
    assert status == 1
    assert "niet te bereiken" in out
    assert TOKEN not in out + err


def test_backup_and_restore_from_the_command_line(wegwijs, tmp_path, houses, database_kind, monkeypatch):
    wegwijs("organisations", "add", "Farent", "--kind", "welfare")
    assert wegwijs("backup", str(tmp_path / "copy"))[0] == 0
    assert wegwijs("restore", str(tmp_path / "copy"))[0] == 1
    other = houses(database_kind).place.empty()
    monkeypatch.setenv("WEGWIJS_DATABASE_URL", other)
    assert wegwijs("restore", str(tmp_path / "copy"))[0] == 0
    assert wegwijs("organisations", "list")[1] == "Farent (welzijnsorganisatie)\n"


def test_a_restore_without_the_secret_makes_no_new_one(wegwijs, tmp_path):
    wegwijs("organisations", "add", "Farent", "--kind", "welfare")
    wegwijs("backup", str(tmp_path / "copy"))
    (tmp_path / "data" / "wegwijs" / "secret").unlink()
    assert wegwijs("restore", str(tmp_path / "copy"))[0] == 1
    assert not (tmp_path / "data" / "wegwijs" / "secret").exists()


def test_a_database_that_cannot_be_reached_is_one_sentence(wegwijs, monkeypatch):
    monkeypatch.setenv("WEGWIJS_DATABASE_URL", "postgresql://nobody@127.0.0.1:9/none")
    status, _, err = wegwijs("organisations", "list")
    assert status == 1
    assert err.startswith("De database is niet te bereiken.")


def test_an_unexpected_error_keeps_where_and_never_what(wegwijs, monkeypatch, tmp_path):
    def broken(*_):
        raise RuntimeError("Jan Jansen, 013-055 1234")

    monkeypatch.setattr("wegwijs.cli.organisations.organisations.list_all", broken)
    status, out, err = wegwijs("organisations", "list")
    assert (status, out) == (1, "")
    assert "RuntimeError" in err
    log = (tmp_path / "data" / "wegwijs" / "wegwijs.log").read_text()
    assert "organisations.py" in log
    assert "Jansen" not in err + log
    monkeypatch.setenv("WEGWIJS_DEBUG", "1")
    with pytest.raises(RuntimeError, match="Jansen"):
        wegwijs("organisations", "list")


def test_places_follow_the_cause_of_an_error():
    try:
        try:
            _ = {}["Jan"]
        except KeyError as cause:
            raise ValueError("Jan") from cause
    except ValueError as error:
        lines = places(error)
    assert [line for line in lines if not line.startswith(" ")] == ["builtins.ValueError", "builtins.KeyError"]
    assert "Jan" not in "".join(lines)


def test_every_command_is_listed_with_its_help_and_help_imports_none_of_them():
    """In a process of its own: what one test imports, the next would find imported."""
    asked = "import sys; from wegwijs.cli import front; front.run(['--help']); print(*sorted(sys.modules))"
    answer = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True).stdout
    text, _, modules = answer.rstrip().rpartition("\n")
    for name in front.COMMANDS:
        assert re.search(rf"^  {name}  +\S", text, re.MULTILINE)
    heavy = {"sqlalchemy", "telegram", "casework", "social_map", "monitoring", "dialogue", "pydantic_settings", "rich"}
    assert not heavy & set(modules.split())


def test_help_starts_quickly():
    with taken_by_children_at_most(3):  # the budget of 0.4 s is measured by the benchmarks; this is a net
        subprocess.run([sys.executable, "-m", "wegwijs", "--help"], capture_output=True, check=True)
