"""What a newcomer reads when something is missing: one sentence that says what, and what to do."""

import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "tools" / "make_venv.sh"
GOOD = {"version": "echo 3.12", "old": "exit 0", "venv": "exit 0", "make": "exit 0", "pip": "exit 0"}
FAKE = """#!/bin/sh
case "$*" in
  *'"%d.%d"'*) {version} ;;
  *"version_info < (3, 11)"*) {old} ;;
  *ensurepip*) {venv} ;;
  "-m venv --clear "*) mkdir -p "$4/bin" && cp "$0" "$4/bin/python"; {make} ;;
  "-m pip"*) {pip} ;;
esac
"""


@pytest.fixture
def set_up(tmp_path):
    """Run the script with a made-up Python that answers as told, and return its exit status and what it said."""

    def run(python: str | None = None, **answers: str) -> tuple[int, str]:
        fake = tmp_path / "python3"
        fake.write_text(FAKE.format(**{**GOOD, **answers}))
        fake.chmod(0o755)
        (tmp_path / "requirements.lock").write_text("alembic==1.20.1\n")
        command = ["sh", SCRIPT, python or fake, "venv", "requirements.lock"]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=30, check=False)
        assert done.stdout == ""
        return done.returncode, done.stderr

    return run


def test_all_is_there(set_up, tmp_path):
    status, said = set_up()
    assert status == 0
    assert said.splitlines()[-1] == "Wegwijs: venv is ready"
    assert (tmp_path / "venv" / "install.log").exists()


def test_the_second_time_the_environment_is_kept(set_up, tmp_path):
    set_up()
    (tmp_path / "venv" / "mark").touch()
    status, said = set_up()
    assert status == 0
    assert "up to date" in said
    assert (tmp_path / "venv" / "mark").exists()


def test_another_python_makes_a_new_environment(set_up, tmp_path):
    set_up()
    status, said = set_up(version="echo 3.13")
    assert status == 0
    assert "setting up venv with Python 3.13" in said


TROUBLE = {
    "no such python": (
        {"python": "python-that-is-not-here"},
        ["there is no 'python-that-is-not-here'", "make PYTHON="],
    ),
    "a python that does not run": ({"version": "exit 127"}, ["does not run", "make PYTHON="]),
    "an unsupported python": ({"version": "echo 3.9", "old": "exit 1"}, ["Python 3.9 is too old", "3.11 or newer"]),
    "no venv module": ({"venv": "exit 1"}, ["lacks the venv module", "apt install python3-venv"]),
    "a full disk": ({"make": "exit 1"}, ["could not be made", "disk full"]),
    "no compiler": (
        {"pip": "echo \"error: command 'gcc' failed: No such file or directory\"; exit 1"},
        ["install a C compiler", "build-essential python3-dev"],
    ),
    "no headers": (
        {"pip": "echo 'fatal error: Python.h: No such file or directory'; exit 1"},
        ["install a C compiler", "build-essential python3-dev"],
    ),
    "no network": (
        {
            "pip": "echo \"Retrying after connection broken by 'NewConnectionError(Temporary failure in name "
            "resolution)'\"; echo 'ERROR: No matching distribution found for alembic==1.20.1'; exit 1"
        },
        ["is there a network?", "Try again later"],
    ),
    "a package that was tampered with": (
        {"pip": "echo 'ERROR: THESE PACKAGES DO NOT MATCH THE HASHES'; exit 1"},
        ["DO NOT MATCH THE HASHES", "could not be installed"],
    ),
}


@pytest.mark.parametrize(("answers", "words"), TROUBLE.values(), ids=TROUBLE.keys())
def test_each_thing_that_is_missing_gets_one_clear_sentence(set_up, answers, words):
    status, said = set_up(**answers)
    assert status == 1
    for each in words:
        assert each in said
    ours = [line for line in said.splitlines() if line.startswith("Wegwijs: ") and "setting up" not in line]
    assert len(ours) == 1
    assert said.splitlines()[-1] == ours[0]
    assert "Traceback" not in said
