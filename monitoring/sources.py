"""What the source of a definition or a norm is called: a reader knows its title, not the code we keep it under."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

_CODE = re.compile(r"S\d{3}|AZWA D\d")
_OURS = re.compile(r"DOMAIN\b")  # nobody else defined it


def long(source: str, language: str = "nl") -> str:
    """`S001; DOMAIN I16` → its title, who published it and when."""
    return "; ".join(_names(source, "long", language))


def short(source: str, language: str = "nl") -> str:
    """The same in few words, to stand behind a sentence."""
    return "; ".join(_names(source, "short", language))


def _names(source: str, form: str, language: str) -> Iterator[str]:
    """What has no code is a name already: a version of the definitions may say its sources itself."""
    known, found = _known(language), _CODE.findall(source)
    if found:
        yield from (known[code][form] for code in dict.fromkeys(found))
    else:
        yield known["own"][form] if _OURS.match(source) else source


@cache
def _known(language: str) -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads((files("monitoring") / "words" / language / "sources.toml").read_text(encoding="utf-8"))
