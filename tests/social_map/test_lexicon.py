"""The vocabulary is data that people edit: contradictions and loose ends are found here."""

import ast
import copy
import json
import shutil
from pathlib import Path

import pytest

from social_map import lexicon as lexicon_files
from social_map.search.lexicon import KINDS, Lexicon, LexiconMistake, lexicon, made_from, read_tables
from social_map.search.soundness import Flaw, flaws, unheard
from wegwijs.cli.front import run

ROOT = Path(__file__).parents[2]


@pytest.fixture
def tables():
    return copy.deepcopy(read_tables())


def test_it_covers_the_field():
    assert len(lexicon().concepts) >= 400
    assert lexicon().size >= 7000


def test_it_has_no_flaws(tables):
    assert flaws(lexicon(), tables) == []


@pytest.mark.parametrize(
    ("change", "flaw"),
    [
        (lambda needs: needs["rouw"].update(helps=""), Flaw("no_help", "rouw")),
        (lambda needs: needs["rouw"].update(without="rouwgroep"), Flaw("contradiction", "rouw", "rouwgroep")),
        (lambda needs: needs["rouw"].update(words=""), Flaw("orphan", "rouw")),
        (lambda needs: needs["rouw"].update(words="iets, iets"), Flaw("twice", "rouw", "iets")),
        (
            lambda needs: (
                needs["angst"].update(words="paniek", without="stress") or needs["stress"].update(words="paniek")
            ),
            Flaw("both", "angst", "paniek"),
        ),
    ],
)
def test_a_flaw_is_found(tables, change, flaw):
    change(tables["needs"])
    assert flaw in flaws(Lexicon(tables), tables)


def test_the_command_shows_a_concept_and_checks_a_copy(capsys, tmp_path):
    def asked(*arguments):
        status = run(["map", "lexicon", *arguments])
        return status, *capsys.readouterr()

    status, shown, _ = asked("show", "Wandelen")
    assert (status, "leidt hierheen: " in shown, "ommetje*" in shown) == (0, True, True)
    found = json.loads(asked("show", "ommetjes maken", "--json")[1])
    assert ("wandelen", "activities") in [(one["code"], one["kind"]) for one in found]
    status, _, err = asked("show", "wndelen")
    assert (status, "Bedoel je: wandelen" in err) == (1, True)
    copy_ = shutil.copytree(Path(lexicon_files.__path__[0]), tmp_path / "kopie")
    needs = (copy_ / "needs.toml").read_text(encoding="utf-8")
    for bad, said in (
        ('[nieuw]\nwords = "iets nieuws"\nhelps = "wandelen veel"\n', "getal van 1 tot 10"),
        ('[nieuw]\nwords = "iets nieuws"\nhelps = "wandelen 5, kent_niemand 3"\n', "kent kent_niemand niet"),
        ('[nieuw]\nwords = "iets nieuws"\n', "niets helpt hierbij"),
        ("[nieuw]\nwords = iets\n", "kan ik niet lezen"),
    ):
        (copy_ / "needs.toml").write_text(f"{needs}\n{bad}", encoding="utf-8")
        status, shown, _ = asked("check", "--folder", str(copy_))
        assert (status, said in shown) == (1, True), shown


def test_what_no_listing_has_and_no_need_leads_to_is_unheard():
    found = unheard(lexicon(), {"golf": 0, "wandelen": 3})
    assert Flaw("unheard", "golf") in found
    assert "wandelen" not in {each.concept for each in found}


def test_a_concept_under_itself_is_a_mistake(tables):
    tables["activities"]["eten"]["under"] = "lunch"
    with pytest.raises(LexiconMistake, match="valt onder zichzelf"):
        Lexicon(tables)


def test_every_concept_finds_itself_first():
    for code, answers in lexicon().answers.items():  # but what names a need is not by that what helps
        assert answers[code] == 1.0 or lexicon().concepts[code].kind == "needs"


@pytest.mark.parametrize("kind", KINDS)
def test_labels_are_short(kind):
    for code, entry in read_tables()[kind].items():
        assert 1 < len(entry["label"]) <= 45, code


def test_an_unknown_relation_is_a_mistake(tables):
    tables["needs"]["rouw"]["helps"] += ", bestaat_niet 5"
    with pytest.raises(LexiconMistake, match="bestaat_niet"):
        Lexicon(tables)


def test_an_unknown_group_is_a_mistake(tables):
    tables["needs"]["rouw"]["words"] += ", @bestaatniet + huis"
    with pytest.raises(LexiconMistake, match="bestaatniet"):
        Lexicon(tables)


def test_a_concept_in_two_files_is_a_mistake(tables):
    tables["services"]["rouw"] = tables["needs"]["rouw"]
    with pytest.raises(LexiconMistake, match="rouw"):
        Lexicon(tables)


def test_the_kept_lexicon_is_the_one_that_is_read():
    kept, anew = lexicon(), Lexicon(read_tables())
    same = ("concepts", "answers", "phrases", "spelled", "groups", "tasks", "situations", "themes", "size")
    assert [name for name in same if getattr(kept, name) != getattr(anew, name)] == []
    for one, other in ((kept.matcher, anew.matcher), (kept.loosely._matcher, anew.loosely._matcher)):
        without = [{k: v for k, v in vars(each).items() if k != "atoms_of"} for each in (one, other)]
        assert without[0] == without[1]
    said = ["samen", "een", "blokje", "om"]
    assert kept.matcher.find(said) == anew.matcher.find(said) != set()


def test_the_kept_lexicon_is_made_anew_when_anything_it_follows_from_changes():
    """The toml files, and every module of ours that is loaded by the one that reads them."""
    followed = {path.resolve() for path in made_from()}
    assert followed >= {path.resolve() for path in (ROOT / "social_map" / "lexicon").glob("*.toml")}
    aside = {"foundation/compiled.py", "foundation/garbage.py", "foundation/language/data.py"}  # keep or read a file
    loaded = _imports(ROOT / "social_map" / "search" / "lexicon.py", set())
    assert {str(path.relative_to(ROOT)) for path in loaded - followed} <= aside


def _imports(module: Path, found: set[Path]) -> set[Path]:
    """The modules of ours that this one imports, and those that they do."""
    found.add(module)
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            folder = ROOT / node.module.replace(".", "/")
            for path in (*(folder / f"{alias.name}.py" for alias in node.names), folder.with_suffix(".py")):
                if path.exists() and path not in found:
                    _imports(path, found)
    return found
