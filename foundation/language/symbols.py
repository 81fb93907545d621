r"""Grammar over symbols: words become symbols (data decides which), rules are patterns over the row of symbols.

`vorige week dinsdag` becomes `LAST WEEK W1`; a rule then says `LAST WEEK W(?P<day>\d)`. So a rule holds no Dutch
and a synonym or a spelling mistake is one more line in a data file.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate


@dataclass(frozen=True)
class Token:
    """One symbol and the place [start, end) in the text that it stands for."""

    symbol: str
    start: int
    end: int


class Row:
    """A text as a row of symbols."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        self._joined = " ".join(token.symbol for token in tokens)
        self._places = list(accumulate((len(token.symbol) + 1 for token in tokens), initial=0))

    def matches(self, rule: re.Pattern[str]) -> Iterator[tuple[re.Match[str], int, int]]:
        """Every match of `rule` on whole symbols, with its place [start, end) in the text."""
        for found in rule.finditer(self._joined):
            first = bisect_right(self._places, found.start()) - 1
            last = bisect_right(self._places, max(found.start(), found.end() - 1)) - 1
            yield found, self._tokens[first].start, self._tokens[last].end


def rule(pattern: str) -> re.Pattern[str]:
    """A pattern that begins and ends at whole symbols."""
    return re.compile(rf"(?<!\S)(?:{pattern})(?!\S)")
