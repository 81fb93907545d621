"""A bot that starts loads nothing that draws, migrates or writes spreadsheets: those load when they are first asked."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.architecture import project

SLOW = frozenset({
    "alembic", "hypothesis", "matplotlib", "phonenumbers", "psycopg", "pypdf", "python_calamine", "simplemma",
    "xlsxwriter",
})  # fmt: skip
FIRST = ("wegwijs/__main__.py", "wegwijs/run.py")


def test_a_start_loads_nothing_slow():
    acts = [path for path in project.modules() if project.name(path).startswith("dialogue/acts/")]
    loaded = _loaded([*(project.ROOT / name for name in FIRST), *acts])
    assert {name: by for name, by in loaded.items() if name.split(".")[0] in SLOW} == {}
    assert len(acts) >= 20


def test_what_is_slow_would_be_seen():
    assert "matplotlib.figure" in _loaded([project.ROOT / "monitoring" / "map_faces" / "picture.py"])


def _loaded(begin: list[Path]) -> dict[str, str]:
    """Every module that is loaded with these, by name, and one that loads it."""
    found: dict[str, str] = {}
    waiting, seen = list(begin), set[Path]()
    while waiting:
        path = waiting.pop()
        if path in seen or not path.exists():
            continue
        seen.add(path)
        for name in _imported(project.tree(path).body):
            found.setdefault(name, project.name(path))
            folder = project.ROOT / name.replace(".", "/")
            waiting += [folder.with_suffix(".py"), *(each / "__init__.py" for each in (folder, folder.parent))]
    return found


def _imported(body: list[ast.stmt]) -> Iterator[str]:
    """What the statements of a module import at once: not in functions, nor for the type checker only."""
    for node in body:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Try):
            yield from _imported(node.body)
