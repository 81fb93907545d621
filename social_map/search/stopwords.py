"""The small words of Dutch, and those that say what is wanted and what is not."""

from social_map.search.lexicon import read_table, split
from social_map.text import words

_table = read_table("small_words")
STOP = frozenset(word for phrase in split(_table["stop"]) for word in words(phrase))
WISH = frozenset(split(_table["wish"]))
UNWANTED = tuple(tuple(phrase.split()) for phrase in split(_table["unwanted"]))
UNABLE = tuple(tuple(phrase.split()) for phrase in split(_table["unable"]))
NONE, HAVING = "geen", frozenset(split(_table["having"]))
OWNERS, KIN, KIN_DOES = (frozenset(split(_table[name])) for name in ("owners", "kin", "kin_does"))
BETWEEN = frozenset(split(_table["between"]))
SOMEBODY = frozenset(split(_table["somebody"]))
TELLS, DARES = frozenset(split(_table["tells"])), frozenset(split(_table["dares"]))
MALE, FEMALE = frozenset(split(_table["male"])), frozenset(split(_table["female"]))
BEFORE_HIS = frozenset(split(_table["before_his"]))
SHORT = {short: tuple(meant.split()) for short, meant in (each.split(" ", 1) for each in split(_table["short"]))}
TONGUES, OF_ONE = frozenset(split(_table["tongues"])), frozenset(split(_table["one"]))
HEADS = frozenset(split(_table["heads"]))
WELCOME_TOO = tuple(split(_table["welcome_too"]))
IDIOMS: dict[str, list[tuple[str, ...]]] = {}  # by their first word
for _saying in (tuple(words(phrase)) for phrase in split(_table["idioms"])):
    IDIOMS.setdefault(_saying[0], []).append(_saying)
