"""Vocabulary that code matches on lies in data files beside the module; here it is read, once."""

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def table(package: str, name: str) -> dict[str, Any]:
    """The TOML file `name` of `package`, read once. Callers must not change it."""
    return tomllib.loads(resources.files(package).joinpath(name).read_text(encoding="utf-8"))


@cache
def words(package: str, name: str) -> frozenset[str]:
    """The words of a text file: separated by white space; what follows a # on a line is a remark."""
    return frozenset(lines(package, name))


@cache
def lines(package: str, name: str) -> tuple[str, ...]:
    """The words of a text file in the order of the file (see `words`)."""
    text = resources.files(package).joinpath(name).read_text(encoding="utf-8")
    return tuple(word for line in text.splitlines() for word in line.split("#")[0].split())


@cache
def phrases(package: str, name: str) -> tuple[str, ...]:
    """The lines of a text file, one phrase a line, without remarks and empty lines."""
    text = resources.files(package).joinpath(name).read_text(encoding="utf-8")
    stripped = (line.split("#")[0].strip() for line in text.splitlines())
    return tuple(line for line in stripped if line)
