"""Which words are Dutch, and what each is a form of: simplemma's dictionary, in a shape that opens at once.

simplemma unpacks 370,000 words whenever a process first asks it for one, and reads the rules of all its languages
before; together more than half a second. Here its Dutch words are put once in as many small heaps as a search needs.
"""

import unicodedata
import zlib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from foundation.compiled import compiled

HEAPS = 1 << 17  # some three words each
NUMBER = 4  # bytes
_APOSTROPHES = ("'", "’", "ʼ")


def is_known(word: str) -> bool:
    """Whether this is a Dutch word, in any form; "Jan" and "jan" alike."""
    return lemma(unicodedata.normalize("NFC", word)) is not None


def lemma(word: str) -> str | None:
    """What a word is a form of ("liepen" → "lopen"), itself for a plain word, None for what is no Dutch.

    As simplemma has it: with the other kind of first letter, and with another sign for an apostrophe, too.
    """
    return _cased(word) or next(filter(None, map(_cased, _with_apostrophes(word))), None)


def _cased(word: str) -> str | None:
    look_up = _dictionary().of
    return look_up(word) or look_up(word.lower() if word[:1].isupper() else word.capitalize())


def _with_apostrophes(word: str) -> Iterator[str]:
    straight = word.replace("’", "'").replace("ʼ", "'")
    return (straight.replace("'", sign) for sign in _APOSTROPHES) if "'" in straight else iter(())


class _Dictionary:
    """Lines of word, tab, lemma, in heaps by a number made of the word, after a list of where each heap begins."""

    def __init__(self, content: memoryview) -> None:
        begin = (HEAPS + 1) * NUMBER
        self._starts = content[:begin].cast("I")
        self._lines = content[begin:]

    def of(self, word: str) -> str | None:
        """The lemma of exactly this word, None where it is not there."""
        key = word.encode()
        heap = zlib.crc32(key) % HEAPS
        lines = bytes(self._lines[self._starts[heap] : self._starts[heap + 1]])
        at = lines.find(b"\n%b\t" % key)
        if at < 0:
            return None
        start = at + len(key) + 2
        return lines[start : lines.index(b"\n", start)].decode()


def made_from() -> tuple[Path, ...]:
    """The files that what is said here follows from."""
    return Path(__file__), _simplemma_words()


@cache
def _dictionary() -> _Dictionary:
    return _Dictionary(compiled(Path(__file__), made_from(), _made))


def _simplemma_words() -> Path:
    spec = find_spec("simplemma")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("simplemma")
    return Path(spec.origin).parent / "strategies" / "dictionaries" / "data" / "nl.plzma"


def _made() -> bytes:
    from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

    return heaped(DefaultDictionaryFactory().get_dictionary("nl"))


def heaped(words: Mapping[str, str]) -> bytes:
    """Words with their lemmas as `_Dictionary` reads them."""
    heaps = [b"\n"] * HEAPS
    for word, found in words.items():
        key = word.encode()
        heaps[zlib.crc32(key) % HEAPS] += b"%b\t%b\n" % (key, found.encode())
    starts = memoryview(bytearray((HEAPS + 1) * NUMBER)).cast("I")
    total = 0
    for number, heap in enumerate(heaps):
        starts[number] = total
        total += len(heap)
    starts[HEAPS] = total
    return bytes(starts) + b"".join(heaps)
