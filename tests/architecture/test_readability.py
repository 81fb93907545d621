"""Messages are short sentences of short words: words in a sentence, and the measure of Flesch as Douma made it Dutch.

Both count; neither knows a difficult word or an unclear thought. So this does not prove that a text is B1: only people
who read at that level can. It catches what is surely too long. Of every choice in a template the longest branch counts,
a fact counts as one word, and a label counts where it is kept.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from statistics import mean

from jinja2 import Environment, nodes

from tests.architecture.project import ROOT, name, templates

LONGEST, AVERAGE = 20, 12  # words
PLAIN = 70  # Flesch-Douma: from 60 up "standard", from 70 up "fairly easy" (Douma 1960)
FACT = "feit"
_JINJA = Environment(trim_blocks=True, lstrip_blocks=True, autoescape=True)  # as in foundation.words
_ENDS = re.compile(r"(?<=[.!?:;])(?=\s|$)|\n| · ")
_WORD = re.compile(r"[\w’'-]+")
_SYLLABLE = re.compile(r"[aeiouyàâäèéêëïíîóôöúûü]+", re.IGNORECASE)


def words(text: str) -> list[str]:
    return _WORD.findall(text)


def said(node: nodes.Node) -> str:
    """The longest text that this part of a template can give."""
    if isinstance(node, nodes.TemplateData | nodes.Const):
        return str(getattr(node, "data", None) or node.value)
    if isinstance(node, nodes.Output):
        return _joined(node.nodes)
    if isinstance(node, nodes.Expr) and not isinstance(node, nodes.CondExpr):
        return FACT
    text = _longest(_branches(node))
    return f"\n{text}\n" if isinstance(node, nodes.Macro) else text


def _branches(node: nodes.Node) -> list[str]:
    if isinstance(node, nodes.CondExpr):
        return [said(node.expr1), said(node.expr2) if node.expr2 else ""]
    choices = (node, *getattr(node, "elif_", ()))
    bodies = [getattr(each, "body", []) for each in choices] + [getattr(node, "else_", [])]
    return [_joined(body) for body in bodies]


def _joined(parts: Iterable[nodes.Node]) -> str:
    return "".join(map(said, parts))


def _longest(branches: Iterable[str]) -> str:
    return max(branches, key=lambda text: len(words(text)), default="")


def sentences(text: str) -> list[str]:
    """Without markup; a line, a colon and a semicolon end a sentence too."""
    return [part.strip() for part in _ENDS.split(re.sub(r"<[^>]*>", "", text)) if words(part)]


def of_template(source: str) -> list[str]:
    return sentences(_joined(_JINJA.parse(source).body))


def of_labels(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from of_labels(each)
    else:
        yield from sentences(str(value))


@cache
def every() -> tuple[tuple[str, str], ...]:
    """(file, sentence) of everything Dutch that a reader can get."""
    messages = [
        (name(path), one) for path in templates() if "/nl/" in name(path) for one in of_template(path.read_text())
    ]
    kept = [(name(path), tomllib.loads(path.read_text())) for path in sorted(ROOT.glob("*/words/nl/*.toml"))]
    return (*messages, *((path, one) for path, labels in kept for one in of_labels(labels)))


def whole(found: Iterable[str]) -> list[str]:
    """Real sentences: no headings, labels and rows of figures, which would make an average look better than it is."""
    return [one for one in found if one[-1] in ".!?" and len(words(one)) > 1]


def flesch_douma(found: list[str]) -> float:
    """206.84 - 0.77 x syllables in 100 words - 0.93 x words in a sentence; a group of vowels is a syllable."""
    every_word = [word for one in found for word in words(one)]
    syllables = sum(max(1, len(_SYLLABLE.findall(word))) for word in every_word)
    return 206.84 - 77 * syllables / len(every_word) - 0.93 * len(every_word) / len(found)


def test_no_sentence_is_longer_than_20_words():
    assert [(path, one) for path, one in every() if len(words(one)) > LONGEST] == []


def test_sentences_have_12_words_or_fewer_on_average_and_the_words_are_plain():
    found = whole(one for _, one in every())
    assert len(found) > 500
    assert mean(len(words(one)) for one in found) <= AVERAGE
    assert flesch_douma(found) >= PLAIN


def test_control_a_long_sentence_and_long_words_would_be_seen():
    source = "<b>Je</b> {% if n %}kort.{% else %}" + "woord " * 20 + "en {{ naam }}.{% endif %} Klaar."
    assert [len(words(one)) for one in of_template(source)] == [23, 1]
    assert flesch_douma(["De verantwoordingsrapportage van de uitvoeringsorganisatie behoeft accordering."]) < PLAIN
    assert flesch_douma(["Bel haar morgen even op."]) > PLAIN
