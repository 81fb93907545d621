"""What may not be in the repository: notes to self, addresses of machines and registries, data."""

import re

import pytest

from tests.architecture.project import ROOT, files, name

TEXT = {
    ".py",
    ".md",
    ".toml",
    ".j2",
    ".yaml",
    ".yml",
    ".sh",
    ".html",
    ".css",
    ".js",
    ".mako",
    ".csv",
    ".tsv",
    ".txt",
    "",
}
NOTES = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME)\b|(?:#|//|<!--)\s*(?:XX" + r"X|HA" + r"CK)\b")
SUPPRESSED = re.compile(r"#\s*noqa(?!: [A-Z]+\d+(?:, ?[A-Z]+\d+)*\s+\S)|#\s*type:\s*ignore(?!\[[\w, -]+\])")
REGISTRY = re.compile(r"https?://[^\s\"'<>)]*(?:pypi|/simple\b|npmjs|artifactory|nexus|registry)[^\s\"'<>)]*")
MACHINE = re.compile(r"(?<![\w.])/(?:root|home|work|Users)/\w")
DATA = re.compile(r"\.(db|db-wal|db-shm|sqlite3?|dump|bak|pem|key|env|xlsx|xls|ods)$")


def found(pattern: re.Pattern, *suffixes: str) -> list[str]:
    """Where a pattern occurs: `file: match`. Vendored files keep their own words."""
    hits = []
    for path in files():
        if path.suffix in (suffixes or TEXT) and "vendor" not in name(path):
            text = path.read_text(encoding="utf-8", errors="replace")
            hits += [f"{name(path)}: {match[0]}" for match in pattern.finditer(text)]
    return hits


def test_no_notes_to_self():
    assert found(NOTES) == []


def test_every_suppression_has_a_code_and_a_reason():
    ours = "tests/architecture/test_files.py"  # it shows how not to
    assert [hit for hit in found(SUPPRESSED, ".py") if not hit.startswith(ours)] == []


@pytest.mark.parametrize("line", ["x = 1  # noqa", "x = 1  # noqa: E501", "x = y  # type: ignore"])
def test_control_a_bare_suppression_would_be_seen(line):
    assert SUPPRESSED.search(line)


def test_a_suppression_with_a_reason_is_fine():
    assert not SUPPRESSED.search("x = 1  # noqa: ARG002  the interface of TypeDecorator")


def test_no_address_of_a_registry():
    assert found(REGISTRY) == []


def test_no_path_of_a_machine():
    assert found(MACHINE) == []


@pytest.mark.parametrize("lock", sorted(ROOT.glob("requirements*.lock")), ids=lambda lock: lock.name)
def test_a_lock_holds_hashes_and_no_addresses(lock):
    text = lock.read_text()
    assert "://" not in text
    assert "--index-url" not in text
    pinned = re.findall(r"^[\w.-]+==\S+", text, re.MULTILINE)
    assert pinned
    assert text.count("--hash=sha256:") >= len(pinned)


def test_no_data_and_no_secrets():
    assert [name(path) for path in files() if DATA.search(path.name)] == []


def test_no_swallowed_exceptions():
    swallow = re.compile(r"except(?: Exception| BaseException)?(?: as \w+)?:\s*(?:#[^\n]*)?\n\s*(?:pass|\.\.\.)\s*\n")
    assert found(swallow, ".py") == []
    assert swallow.search("try:\n    go()\nexcept Exception:\n    pass\n")
