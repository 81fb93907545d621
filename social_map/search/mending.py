"""The words of a query as they were meant: typos mended, words torn apart joined, long words cut into what they say."""

from collections.abc import Iterator, Sequence

from foundation.language import dictionary
from social_map.search.compounds import inflected, is_time, mistyped_parts, parts
from social_map.search.index import Index
from social_map.search.respelling import respell
from social_map.search.stopwords import HEADS, STOP
from social_map.search.wordlist import sound

SHORTEST, TORN, LONG = 3, 7, 8  # letters
JOINED, AS_PARTS, SPOKEN = 0.97, 0.95, 0.97
LIKELY, NEARLY, PERHAPS = 0.9, 0.87, 0.75


def mend(typed: Sequence[str], index: Index) -> tuple[list[str], list[float], dict[str, str]]:
    """The words as meant, how sure we are of each (0–1), and what was changed."""
    tokens: list[str] = []
    sure: list[float] = []
    mended: dict[str, str] = {}
    whole: list[str] = []
    for some, meant in respell(typed, index):
        if meant != some:
            mended[" ".join(some)] = " ".join(meant)
        whole += meant
    for word, new, certainty in _meant(whole, index):
        if new != (word,):
            mended[word] = " ".join(new)
        tokens += new
        sure += [certainty] * len(new)
    return tokens, sure, mended


def _meant(typed: Sequence[str], index: Index) -> Iterator[tuple[str, tuple[str, ...], float]]:
    """Each word with what it was read as and how surely."""
    skip = False
    for position, word in enumerate(typed):
        following = typed[position + 1] if position + 1 < len(typed) else ""
        if skip:
            skip = False
        elif following and _torn(word, following, index):
            skip = True
            yield word, (word + following,), 1.0
        elif following and (joined := _torn_and_mistyped(word, following, index)) is not None:
            skip = True
            yield word, (joined,), JOINED
        elif (mended := _mistyped(word, index)) is not None:
            yield word, (mended[0],), mended[1]
        elif _known(word, index):
            yield word, parts(word, index) or _strange_parts(word, index) or (word,), 1.0
        elif following and (joined := _joined(word, following, index)) is not None:
            skip = True
            yield word, (joined,), JOINED
        else:
            yield word, *_nearest(word, index)


def _torn(word: str, following: str, index: Index) -> bool:
    """Whether two words are written apart that are one in the lexicon: "moes tuin", "zin gen", "v issen"."""
    matcher = index.lexicon.matcher
    if word in STOP and len(word) >= SHORTEST and word not in HEADS:
        return False
    unknown = not matcher.knows(word) or (len(word) <= SHORTEST and not matcher.knows(following))
    if unknown and word not in HEADS:
        return word + following in index.lexicon.spelled
    joined = word + following
    if len(following) < SHORTEST or following in STOP or len(joined) < TORN:
        return False
    return joined in matcher.whole_words or joined in matcher.begins or inflected(joined, index)


def _torn_and_mistyped(word: str, following: str, index: Index) -> str | None:
    """What a word and a mistyped one after it are together: "wandel groeb"; else None."""
    joined = word + following
    if len(joined) < LONG or word in STOP or _known(following, index) or dictionary.is_known(following):
        return None
    mended = index.vocabulary.mend(joined)
    whole = mended is not None and mended[1] >= LIKELY and len(mended[0]) > len(word) + SHORTEST
    return mended[0] if mended is not None and whole and mended[0] in index.lexicon.spelled else None


def _joined(word: str, following: str, index: Index) -> str | None:
    """An unknown word and the next as the one they are: "schil deren", "digi cafe", "mantel zrog"; else None."""
    joined = word + following
    if joined in index.vocabulary.words or (not _known(following, index) and _known(joined, index)):
        return joined
    strange = not _known(following, index) or index.vocabulary.mend(word) is None  # "mantel zrog", "mantl zorg"
    mended = index.vocabulary.mend(joined) if len(joined) >= LONG and strange else None
    return mended[0] if mended is not None and mended[1] >= LIKELY else None


def _nearest(word: str, index: Index) -> tuple[tuple[str, ...], float]:
    """A likely typo first, then a compound of words we know, then a less likely typo, else the word itself."""
    mended = index.vocabulary.mend(word)
    if mended is not None and mended[1] >= LIKELY:
        return (mended[0],), mended[1]
    cut = parts(word, index) or index.vocabulary.split(word)
    cut = cut or _strange_parts(word, index)
    if cut is not None:
        return cut, AS_PARTS
    if mended is not None and (mended[1] >= PERHAPS or not index.lexicon.matcher.knows(word)):
        return (mended[0],), mended[1]
    return (word,), 1.0


def _strange_parts(word: str, index: Index) -> tuple[str, ...] | None:
    """A compound that nobody wrote before and that is no Dutch, as its parts where one of them is mistyped."""
    as_it_is = word in index.lexicon.matcher.words or inflected(word, index) or index.has_word(word)
    return None if as_it_is or dictionary.is_known(word) else mistyped_parts(word, index)


def _mistyped(word: str, index: Index) -> tuple[str, float] | None:
    """What a word is that is no Dutch and stands nowhere as it is, where one of ours is very near to it."""
    as_it_is = word in index.lexicon.matcher.words or index.has_word(word) or word in STOP or is_time(word)
    if as_it_is or word in index.gazetteer.words:
        return None
    if word.endswith("e") and _is_ours(word + "n", index):  # as it is said: "wandele in rije"
        return word + "n", SPOKEN
    if dictionary.is_known(word):
        return None
    mended = index.vocabulary.mend(word)
    if mended is None or mended[0] == word or (mended[0][0] != word[0] and sound(mended[0]) != sound(word)):
        return None  # the first letter is rarely wrong, unless it sounds the same
    return mended if mended[1] >= NEARLY else None


def _is_ours(word: str, index: Index) -> bool:
    """Whether a word is one of the lexicon's or a place, as it stands."""
    return word in index.lexicon.matcher.words or word in index.gazetteer.words


def _known(word: str, index: Index) -> bool:
    return (
        len(word) < SHORTEST
        or word in STOP
        or word.isdigit()
        or index.lexicon.matcher.understands(word)
        or word in index.gazetteer.words
        or is_time(word)
        or index.lexicon.matcher.knows(word)
        or index.rarity(word) < 1.0
    )
