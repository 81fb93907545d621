"""Reading Dutch text: folding to plain letters, cutting into words, stems."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from foundation.language import dictionary
from social_map import stemming

_MARK = re.compile(r"[^\w\x00-\x7f]")
_WITHIN = re.compile(r"['’](?<=[^\W_].)(?=[^\W_])")  # an apostrophe between two letters
_ONE_SYLLABLE = re.compile(r"([^aeiouy]*)([aeou])\2?([^aeiouy]|([^aeiouy])\4)")
_VOWELS = tuple("aeiou")
_APART = {"ouderen": "oudere", "oudere": "oudere", "kinderen": "kind", "kleinkinderen": "kleinkind"}  # not "ouders"
_ODD = re.compile(r"[^\x00-\u02ff]")
SHORT, PARTICIPLE = 3, 8
BREAK = "\x1e"  # between texts
ANY = "surrogatepass"  # what a chat lets through may be half of a sign
_SPACED = bytes(
    each if not chr(each).isascii() or chr(each) in BREAK or chr(each).isalnum() else 32 for each in range(256)
)


def fold(text: str) -> str:
    """Lower case without accents: "Rouwcafé" → "rouwcafe". Letters of other scripts stay."""
    lower = text.lower()
    return lower if lower.isascii() else _ODD.sub(_unless_mark, unicodedata.normalize("NFKD", lower))


def _unless_mark(found: re.Match[str]) -> str:
    return "" if unicodedata.combining(found[0]) else found[0]


def words(text: str) -> list[str]:
    """The words of a text, folded, in order; "'s-Gravenmoer" → ["s", "gravenmoer"], "mama's" → ["mamas"]."""
    return _spaced(text.replace(BREAK, " ")).split()


def words_of_each(texts: Iterable[str]) -> list[list[str]]:
    """The words of many texts."""
    together = BREAK.join(text.replace(BREAK, " ") for text in texts)
    return list(map(str.split, _spaced(together).split(BREAK)))


def _spaced(text: str) -> str:
    """Folded, without the apostrophes within words, and with a space for all else that is neither letter nor figure."""
    folded = fold(text)
    if "'" in folded or "’" in folded:
        folded = _WITHIN.sub("", folded)
    if not folded.isascii():
        folded = _MARK.sub(" ", folded)
    return folded.encode("utf-8", ANY).translate(_SPACED).decode("utf-8", ANY)


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """What a word shares with its inflections: "gewandeld", "wandelt" → "wandel"; "loopt" → "loop", "les" → "les"."""
    if len(word) <= SHORT:
        return word
    if word in _APART:
        return _APART[word]
    verb = _infinitive(word)
    found = stemming.stem(verb)
    if verb == word and len(word) >= PARTICIPLE and word.startswith("ge") and word[-1] in "dt" and word[:4] != "geld":
        found = stemming.stem(word[2:-1])
    return _spelled_alike(verb, found)


def _infinitive(word: str) -> str:
    """The infinitive of a form of a verb ("loopt", "gezwommen"), a small thing as the thing; else the word."""
    if word.endswith("en") and not word.startswith("ge"):
        return word
    small = word.removesuffix("s") if word.endswith(("je", "jes")) else ""
    lemma = fold(dictionary.lemma(small or word) or small or word)
    return lemma if small or lemma.endswith("en") else word


def _spelled_alike(word: str, found: str) -> str:
    """Dutch writes a long vowel once in an open syllable ("lopen") and twice in a closed one ("loopt"); v/f, z/s alike.

    In a stem of one syllable length tells words apart ("les", "lees"): kept. In a longer one the vowel is written once.
    """
    one = _ONE_SYLLABLE.fullmatch(found)
    if one is None:
        found = re.sub(r"([aeou])\1(?=[^aeiou]$)", r"\1", found)
    else:
        head, vowel, end = one.group(1, 2, 3)
        rest = word[len(head) + 1 :]
        long = rest[:1] == vowel or (len(end) == 1 and rest[1:2] in _VOWELS)
        found = head + (vowel * 2 if long else vowel) + end[0]
    return found[:-1] + {"v": "f", "z": "s"}.get(found[-1], found[-1]) if found else found
