"""Long words that nobody wrote before, as the parts they are made of, also where one of them is mistyped."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from social_map.search import times
from social_map.search.index import Index
from social_map.search.stopwords import STOP

SHORTEST, UNSAID, COMPOUND, TYPED = 3, 4, 7, 4  # letters
SURELY = 0.83
ENDS = ("tjes", "pjes", "jes", "tje", "pje", "je", "en", "s")
JOINTS = ("", "s", "en", "e", "n")


def parts(word: str, index: Index) -> tuple[str, ...] | None:
    """A long word of which only an end means something, as its parts: "hondenwandeling", "spelletjesmiddag".

    None where the word is one of ours as it stands, or where what is left of it says nothing.
    """
    matcher = index.lexicon.matcher
    as_it_is = word in matcher.words or index.has_word(word) or inflected(word, index)
    if len(word) < SHORTEST + UNSAID or as_it_is:
        return None
    best = None
    for head, tail in _cuts(word):
        bare = _bare(head, index)
        if bare and says(tail, index) and (best is None or _evenness(bare, tail) > _evenness(*best)):
            best = bare, tail
    return best or _three(word, index)


def mistyped_parts(word: str, index: Index) -> tuple[str, ...] | None:
    """A long word as its parts, one of which is mistyped or typed as it sounds: "kompjoeterles", "vogelklup"."""
    if len(word) < COMPOUND:
        return None
    found = [split for head, tail in _cuts(word) for split in _with_a_typo(head, tail, index)]
    return max(found, key=lambda split: min(map(len, split)), default=None)


def _with_a_typo(head: str, tail: str, index: Index) -> Iterator[tuple[str, ...]]:
    """What a cut may stand for: the end as it should be, or the beginning."""
    bare = _bare(head, index)
    if bare and (meant := _meant(tail, index)):
        yield bare, meant
    ends = (tail,) if says(tail, index) else parts(tail, index)
    if ends and (meant := next(filter(None, (_meant(each, index) for each in _without_joints(head))), None)):
        yield meant, *ends


def _meant(part: str, index: Index) -> str | None:
    """The word that a mistyped part of another stands for, if it says something and we are sure enough."""
    strange = len(part) >= TYPED and not index.lexicon.matcher.understands(part)
    mended = index.vocabulary.mend(part) if strange else None
    sure = mended is not None and mended[1] >= SURELY and says(mended[0], index)
    return mended[0] if mended is not None and sure else None


def says(word: str, index: Index) -> bool:
    """Whether a part of a word carries a meaning of its own: a whole word of the lexicon, or a part of the day."""
    matcher = index.lexicon.matcher
    if len(word) < SHORTEST or word in STOP:
        return False
    return (word in matcher.words and matcher.understands(word)) or is_time(word)


@lru_cache(maxsize=20_000)
def is_time(word: str) -> bool:
    """Whether a word alone says when."""
    return times.read([word], date.min) is not None


def inflected(word: str, index: Index) -> bool:
    """Whether a word is a compound of ours in the plural or made small: "wandelgroepjes"."""
    bare = (word.removesuffix(end) for end in ENDS if word.endswith(end))
    matcher = index.lexicon.matcher
    return matcher.understands(word) and any(len(each) >= COMPOUND and each in matcher.words for each in bare)


def _three(word: str, index: Index) -> tuple[str, ...] | None:
    """A compound of three: "spelletjesinloopmiddag". The last part is what kind of thing it is."""
    for cut in range(2 * SHORTEST, len(word) - SHORTEST + 1):
        if says(word[cut:], index):
            for bare in _without_joints(word[:cut]):
                if len(bare) >= COMPOUND and (first := _two(bare, index)) is not None:
                    return *first, word[cut:]
    return None


def _two(word: str, index: Index) -> tuple[str, str] | None:
    cuts = ((_bare(head, index), tail) for head, tail in _cuts(word))
    return next(((bare, tail) for bare, tail in cuts if bare and says(tail, index)), None)


def _bare(head: str, index: Index) -> str | None:
    """The first part of a compound without what joins it to the second, if it means something."""
    return next((bare for bare in _without_joints(head) if len(bare) >= SHORTEST and says(bare, index)), None)


def _without_joints(head: str) -> Iterator[str]:
    return (head.removesuffix(joint) if joint else head for joint in JOINTS if head.endswith(joint))


def _cuts(word: str) -> Iterator[tuple[str, str]]:
    return ((word[:cut], word[cut:]) for cut in range(SHORTEST, len(word) - SHORTEST + 1))


def _evenness(head: str, tail: str) -> int:
    return min(len(head), len(tail))
