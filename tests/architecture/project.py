"""The project as text and as syntax, for tests that look at the whole house."""

import ast
import subprocess
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROOMS = ("wegwijs", "bot", "web", "dialogue", "monitoring", "casework", "social_map", "foundation", "local_telegram")
BESIDE = ("migrations", "tests", "benchmarks", "docs", "tools")  # no room: nothing imports them but the front door


@cache
def settings() -> dict:
    """What stands in pyproject.toml."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


@cache
def files() -> tuple[Path, ...]:
    """Every file that is, or is about to be, in the repository."""
    git = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(git, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return tuple(ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file())


def name(path: Path) -> str:
    """A path as people write it."""
    return path.relative_to(ROOT).as_posix()


@cache
def modules() -> tuple[Path, ...]:
    """Every Python module of the rooms."""
    return tuple(path for path in files() if path.suffix == ".py" and name(path).split("/")[0] in ROOMS)


@cache
def text(path: Path) -> str:
    """A module as text."""
    return path.read_text(encoding="utf-8")


@cache
def tree(path: Path) -> ast.Module:
    """A module as syntax."""
    return ast.parse(text(path))


@cache
def called(source: ast.Module) -> tuple[str, ...]:
    """What is called, as it is written: `store.commit`, `datetime.now`."""
    return tuple(ast.unparse(node.func) for node in ast.walk(source) if isinstance(node, ast.Call))


def strings(source: ast.Module) -> Iterator[str]:
    """Every text in a module but its docstrings."""
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    bodies = [node.body for node in ast.walk(source) if isinstance(node, documented)]
    docs = {id(body[0].value) for body in bodies if body and isinstance(body[0], ast.Expr)}
    for node in ast.walk(source):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield node.value


def templates() -> tuple[Path, ...]:
    """Every file with a message."""
    return tuple(path for path in files() if path.suffix == ".j2" and "/words/" in name(path))
