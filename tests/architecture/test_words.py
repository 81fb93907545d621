"""Words live in files; they compile, and every "no" has them."""

import ast
import pkgutil
import re
import tomllib
from importlib import import_module
from pathlib import Path

import pytest

from foundation.refusals import Refusal
from foundation.words import _environment
from tests.architecture.project import ROOMS, ROOT, modules, name, strings, templates, tree

DUTCH = frozenset((Path(__file__).parent / "dutch_words.txt").read_text(encoding="utf-8").split())  # English has none


def is_dutch(text: str) -> bool:
    """Whether a text reads as a Dutch sentence: three words or more, at least two of which English does not have.

    A regular expression that reads Dutch is none.
    """
    if re.search(r"\(\?|\\[bdsw]|\w\|\w", text):
        return False
    words = re.findall(r"[a-zà-ÿ]+", re.sub(r"<[^>]*>|\{[^}]*\}", " ", text.lower()))
    telling = DUTCH.intersection(words)
    return len(words) >= 3 and len(telling) >= 2 and len(telling) / len(words) > 0.15


def test_no_dutch_sentence_in_python():
    found = {name(path): [text for text in strings(tree(path)) if is_dutch(text)] for path in modules()}
    assert {path: texts for path, texts in found.items() if texts} == {}


@pytest.mark.parametrize(
    "sentence",
    ["Dit gesprek is al geweest, kies een andere dag.", "Wat wil je doen?", "{name} heeft het niet gevonden"],
)
def test_control_a_dutch_sentence_would_be_seen(sentence):
    assert is_dutch(next(strings(ast.parse(f"say({sentence!r})"))))


@pytest.mark.parametrize("text", ["SELECT n FROM counter", "the database is locked", "kind of error, never its text"])
def test_control_english_and_sql_are_left_alone(text):
    assert not is_dutch(text)


def test_every_message_compiles_and_knows_its_filters():
    for path in templates():
        room, _, language = name(path).split("/")[:3]
        _environment(room, language).get_template(name(path).split("/", 3)[3])  # its error names the file


def refusals() -> list[type[Refusal]]:
    """Every "no" of every room."""
    for room in ROOMS:
        package = import_module(room)
        for module in pkgutil.walk_packages(package.__path__, f"{room}."):
            if not module.name.endswith("__main__"):
                import_module(module.name)
    found, waiting = [], [Refusal]
    while waiting:
        below = waiting.pop().__subclasses__()
        found += below
        waiting += below
    return sorted((kind for kind in found if kind.__module__.split(".")[0] in ROOMS), key=lambda kind: kind.__name__)


def test_every_refusal_has_its_words_beside_it():
    without = []
    for kind in refusals():
        room = kind.__module__.split(".")[0]
        words = ROOT / room / "words" / "nl" / f"{kind.message()}.html.j2"
        if not words.is_file():
            without.append(f"{kind.__module__}.{kind.__name__} → {name(words)}")
    assert without == []


def test_every_words_file_of_a_refusal_belongs_to_one():
    known = {(kind.__module__.split(".")[0], kind.message().removeprefix("refusals/")) for kind in refusals()}
    orphans = [
        name(path)
        for path in templates()
        if path.parent.name == "refusals" and (name(path).split("/")[0], path.name.split(".")[0]) not in known
    ]
    assert orphans == []


@pytest.mark.parametrize("path", sorted(ROOT.glob("*/words/*/*.toml")), ids=name)
def test_labels_are_texts(path):
    def texts(value: object) -> bool:
        if isinstance(value, dict):
            return all(texts(each) for each in value.values())
        if isinstance(value, list):
            return all(texts(each) for each in value)
        return isinstance(value, str)

    assert texts(tomllib.loads(path.read_text(encoding="utf-8")))


def test_nobody_is_taken_for_a_woman():
    """A colleague and a client are called by their name; who they are is not known."""
    told = [
        *(path for path in templates() if "dialogue/words/nl" in name(path)),
        *ROOT.glob("dialogue/words/nl/*.toml"),
    ]
    assert [name(path) for path in told if re.search(r"\bhaar\b", path.read_text(), re.IGNORECASE)] == []
