"""Reading Dutch text: folding to plain letters, cutting into words, stems."""

import re
import threading
import unicodedata
from functools import lru_cache

import snowballstemmer

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*", re.UNICODE)
_APOSTROPHES = re.compile(r"['’`´]")
SHORT, PARTICIPLE = 3, 8
_stemmer = snowballstemmer.stemmer("dutch_porter")
_one_at_a_time = threading.Lock()  # the stemmer keeps the word it works on in itself


@lru_cache(maxsize=100_000)
def fold(text: str) -> str:
    """Lower case without accents: "Rouwcafé" → "rouwcafe". Letters of other scripts stay."""
    plain = unicodedata.normalize("NFKD", text.lower())
    return "".join(c for c in plain if not unicodedata.combining(c))


def words(text: str) -> list[str]:
    """The words of a text, folded, in order; "'s-Gravenmoer" → ["s", "gravenmoer"], "mama's" → ["mamas"]."""
    return [_APOSTROPHES.sub("", word) for word in _WORD.findall(fold(text))]


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """What a word shares with its inflections; past participles lose their ge-: "gewandeld" → "wandel"."""
    if len(word) <= SHORT:
        return word
    found = _stemmed(word)
    if len(word) >= PARTICIPLE and word.startswith("ge") and word[-1] in "dt" and not word.startswith("geld"):
        found = _stemmed(word[2:-1])
    return found if found == word else _undouble(found)


def _stemmed(word: str) -> str:
    with _one_at_a_time:
        found: str = _stemmer.stemWord(word)
    return found


def _undouble(stemmed: str) -> str:
    """Dutch writes the same vowel once or twice ("lopen", "loopt") and v/f, z/s alike at the end."""
    out = re.sub(r"([aeou])\1(?=[^aeiou]$)", r"\1", stemmed)
    return out[:-1] + {"v": "f", "z": "s"}.get(out[-1], out[-1]) if out else out
