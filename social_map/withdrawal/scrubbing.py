"""Taking a name, phone numbers and e-mail addresses out of texts, however they are written. Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

_BETWEEN = r"[\s.\-/()]*"
_SHORTEST_NUMBER, _SHORTEST_NAME = 6, 3
_NO_NAMES = frozenset(("van", "den", "der", "des", "het", "ten", "ter", "von", "mevrouw", "meneer", "mevr", "dhr"))


@dataclass(frozen=True, slots=True)
class Scrubber:
    """Everything that has to go, as patterns."""

    patterns: tuple[re.Pattern[str], ...]

    @classmethod
    def of(cls, names: Iterable[str], phones: Iterable[str], emails: Iterable[str]) -> "Scrubber":
        """For these names, numbers and addresses; empty ones are nothing to look for."""
        found = [
            re.compile(re.escape(email), re.IGNORECASE) for email in sorted(emails, key=len, reverse=True) if email
        ]
        found += [pattern for phone in phones if (pattern := _number(phone)) is not None]
        found += [pattern for name in names if name for pattern in _names(name)]
        return cls(tuple(found))

    def text(self, text: str) -> str:
        """The text without them; unchanged when it holds none."""
        clean = text
        for pattern in self.patterns:
            clean = pattern.sub("", clean)
        return text if clean == text else _tidy(clean)

    def value(self, value: Any) -> Any:
        """The same for everything that JSON can hold, keys of others included; ours ("start") are never a name."""
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, list):
            return [self.value(each) for each in value]
        if isinstance(value, dict):
            return {key if _is_ours(key) else self.text(key): self.value(each) for key, each in value.items()}
        return value


def _is_ours(key: str) -> bool:
    """Whether this may be a field of ours, without which nothing could be undone or finished any more."""
    return key.isidentifier() and key.islower()


def _tidy(text: str) -> str:
    """Without the gaps that were left, and the commas that stood between."""
    joined = re.sub(r"[ \t]{2,}", " ", re.sub(r"[ \t]+([,.;:!?])", r"\1", text))
    return re.sub(r"[,;:]+(?=[,.!?])", "", joined).strip(" ,;:-")


def _number(phone: str) -> re.Pattern[str] | None:
    """The number in any spelling: with or without +31, spaces, hyphens."""
    core = re.sub(r"^(?:0031|31|0)", "", re.sub(r"\D", "", phone))
    if len(core) < _SHORTEST_NUMBER:
        return re.compile(rf"(?<!\d){re.escape(phone.strip())}(?!\d)") if phone.strip() else None
    start = rf"(?<!\d)(?:(?:\+|00)31)?{_BETWEEN}0?{_BETWEEN}"
    return re.compile(start + _BETWEEN.join(core) + r"(?!\d)")


def _names(name: str) -> list[re.Pattern[str]]:
    """The whole name, and each part of it where it is written as a name."""
    parts = re.findall(r"[^\W\d_][\w'’-]*", name)
    whole = [re.compile(r"\b" + r"\s+".join(map(re.escape, parts)) + r"\b", re.IGNORECASE)] if parts else []
    telling = [part for part in parts if len(part) >= _SHORTEST_NAME and part.casefold() not in _NO_NAMES]
    return [*whole, *(re.compile(rf"\b{re.escape(part[:1].upper() + part[1:])}\b") for part in telling)]
