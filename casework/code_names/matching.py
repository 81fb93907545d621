"""Finding a code name in what people type: `kievit 27`, `Kievit27`, `kievid 27`, `kievit zevenentwintig`."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from casework.code_names.names import CodeName, words
from foundation.language import data, numbers
from foundation.language.folding import fold

_SHORT = 5  # letters up to which one wrong letter is forgiven, beyond it two
_LEAST, _MOST = 10, 99_999
_TOKEN = re.compile(r"[^\W\d_]+")
_TIED = re.compile(r"\s{0,9}[-–—_#.,]?\s{0,9}(?:nr\.?\s?|nummer\s)?(?P<number>\d+|[^\W\d_]+)(?P<tens> en [^\W\d_]+)?")
_UNITS, _HOURS_OF_A_DAY = 9, 24


@dataclass(frozen=True)
class Match:
    """A code word at [start, end) of the text, with its number if that was said too."""

    word: str
    number: int | None
    start: int
    end: int
    exact: bool

    @property
    def code_name(self) -> CodeName | None:
        """The code name, or None where the number is missing."""
        return None if self.number is None else CodeName(self.word, self.number)


def match(text: str, hers: Collection[CodeName] = ()) -> Match | None:
    """The code name in `text`: the first word with a number, else a word alone, else None.

    Two wrong letters are forgiven, one in words of up to five; never where an ordinary Dutch word stands. A word
    alone may only be misspelt where it opens the text. With `hers`, the names of her own caseload, an ordinary word
    or one that could be two also opens a line when its number is that of one of them: it is not `exact`, so asked.
    """
    found = list(_words(text))
    with_number = next((each for each in found if each.number is not None), None)
    alone = (each for each in found if each.exact or not text[: each.start].strip())
    return with_number or _near(text, hers) or next(alone, None)


def all_named(text: str) -> list[Match]:
    """Every code word with its number in `text`, from left to right."""
    return [each for each in _words(text) if each.number is not None]


def is_numbered(text: str) -> bool:
    """Whether a text opens with a word and a number, as a code name does: only then the caseload can tell more."""
    return _opening(text) is not None


def _near(text: str, hers: Collection[CodeName]) -> Match | None:
    """The one of her clients that the opening word with this number resembles (`hulp 31` for Wulp-31)."""
    opening = _opening(text) if hers else None
    if opening is None:
        return None
    word, number, end = opening
    near = [name for name in hers if name.number == number and _distance(name.word, word[0]) <= _allowed(name.word)]
    return Match(near[0].word, number, word.start(), end, exact=False) if len(near) == 1 else None


def _opening(text: str) -> tuple[re.Match[str], int, int] | None:
    folded = fold(text)
    word = _TOKEN.match(folded, len(folded) - len(folded.lstrip()))
    number, end = _number(folded, word.end()) if word else (None, 0)
    return (word, number, end) if word and number is not None else None


def _words(text: str) -> Iterator[Match]:
    folded = fold(text)
    tokens = list(_TOKEN.finditer(folded))
    for place, token in enumerate(tokens):
        end, word = token.end(), _word(token[0])
        if word is None and place + 1 < len(tokens):
            word, end = _in_two(folded, token, tokens[place + 1])
        if word:
            number, number_end = _number(folded, end)
            yield Match(word, number, token.start(), number_end, exact=word == folded[token.start() : end])


def _in_two(folded: str, first: re.Match[str], second: re.Match[str]) -> tuple[str | None, int]:
    """A code word that was typed as two (`ijs vogel`)."""
    together = first[0] + second[0]
    parted = folded[first.end() : second.start()]
    return (together, second.end()) if parted in {" ", "-"} and together in words() else (None, first.end())


def _number(folded: str, end: int) -> tuple[int | None, int]:
    """The number right behind a code word; what is a length of time, a date or a clock is none."""
    found = _TIED.match(folded, end)
    if found is None:
        return None, end
    number, after = _value(found)
    if number is None or not _LEAST <= number <= _MOST:
        return None, end
    tied = folded[end : found.start("number")].strip(" .,") != "" or found.start("number") == end  # no comma ties
    if not tied and (unit := _other_unit().match(folded, after)) and not (unit["hour"] and number > _HOURS_OF_A_DAY):
        return None, end
    if re.match(r"[-/]\d{1,2}\b|[:.]\d\d\b", folded[after:]):
        return None, end
    return number, after


def _value(found: re.Match[str]) -> tuple[int | None, int]:
    """The number, also spoken in three words (`zeven en twintig`), and where it ends."""
    number = numbers.value(found["number"])
    if found["tens"] and number is not None and number <= _UNITS:
        spoken = numbers.value(found["number"] + found["tens"].replace(" ", ""))
        if spoken is not None:
            return spoken, found.end("tens")
    return number, found.end("number")


@lru_cache(maxsize=4096)
def _word(token: str) -> str | None:
    """The code word that `token` is, forgiving a slip; None where it is none or could be two."""
    if token in data.words("casework.code_names", "words.txt"):
        return token
    if len(token) < _SHORT - 2 or token in data.words("casework.code_names", "ordinary.txt"):
        return None
    near = sorted((_distance(word, token), word) for word in words())
    (distance, word), (second, _) = near[:2]
    return word if distance <= _allowed(word) and distance < second else None


def _distance(word: str, token: str) -> int:
    """How many letters differ: 0 to 2, and 3 for more."""
    from rapidfuzz.distance import OSA

    return OSA.distance(word, token, score_cutoff=2)


def _allowed(word: str) -> int:
    return 1 if len(word) <= _SHORT else 2


@cache
def _other_unit() -> re.Pattern[str]:
    """Words that make a number before them minutes, a clock or a day of a month (nobody says `27 kwartier`)."""
    units = data.table("foundation.language.numbers", "words.toml")["durations"]
    months = data.table("foundation.language.dates", "words.toml")["symbols"]
    terms = [*units["MIN"], *units["MN"], *units["HR"]]
    terms += [term for month in range(1, 13) for term in months[f"M{month}"]]
    others = "|".join(sorted(map(re.escape, terms), key=len, reverse=True))
    return re.compile(rf"\s?(?:(?P<hour>{units['HOUR'][0]})|{others})(?!\w)")
