"""What the documents point at exists, and decisions have their four parts."""

import re

import pytest

from tests.architecture.project import BESIDE, ROOMS, ROOT, files, name

DOCUMENTS = [path for path in files() if path.suffix == ".md"]
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("0*.md"))
PATH = re.compile(rf"`((?:{'|'.join((*ROOMS, *BESIDE))})/[\w./-]+?)/?(?:::\w+)?`")
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#]+)")


@pytest.mark.parametrize("document", DOCUMENTS, ids=name)
def test_every_path_and_link_leads_somewhere(document):
    text = document.read_text(encoding="utf-8")
    dead = [path for path in PATH.findall(text) if not (ROOT / path).exists()]
    dead += [link for link in LINK.findall(text) if not (document.parent / link).exists()]
    assert dead == []


@pytest.mark.parametrize("decision", DECISIONS, ids=name)
def test_a_decision_has_its_four_parts(decision):
    text = decision.read_text(encoding="utf-8")
    places = [text.find(f"**{part}.**") for part in ("Context", "Decision", "Consequences", "Alternatives")]
    assert -1 not in places
    assert places == sorted(places)


def test_every_decision_is_in_the_list():
    listed = (ROOT / "docs" / "decisions" / "README.md").read_text(encoding="utf-8")
    assert [path.name for path in DECISIONS if path.name not in listed] == []


def test_every_named_test_exists():
    """`tests/…/test_x.py::test_y` in a document is a promise."""
    for document in DOCUMENTS:
        for path, test in re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", document.read_text(encoding="utf-8")):
            assert f"def {test}(" in (ROOT / path).read_text(encoding="utf-8"), f"{name(document)}: {test}"


def test_the_glossary_is_in_order():
    rows = re.findall(
        r"^\| ([\w -]+) \| .* \| .* \| `", (ROOT / "GLOSSARY.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert len(rows) > 40
    assert rows == sorted(rows)
