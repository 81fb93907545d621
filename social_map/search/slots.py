"""Slots: from the patterns found in a query to units of meaning, each with what it may be and how much it counts."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from social_map.search.hunches import hunches_of
from social_map.search.index import Index
from social_map.search.patterns import Match
from social_map.search.stopwords import BEFORE_HIS, FEMALE, MALE, OF_ONE, OWNERS, SOMEBODY, STOP, TELLS, TONGUES, WISH
from social_map.search.tagging import CULTURES

WEIGHTS = {
    "activities": 1.0,
    "needs": 1.0,
    "situations": 1.0,
    "services": 1.0,
    "audiences": 0.45,
    "generic": 0.4,
    "word": 0.9,
}
TOPICS = frozenset({"activities", "needs", "situations", "services", "word"})
SENTENCE, TELLING, FEW = 7, 5, 3  # words
MONEY, AFFORDABLE = frozenset({"geldzorgen", "minima"}), "inkomensregeling"
IN_TONGUE = 0.8  # how much a language counts beside help that somebody gets
HUNCH = 0.8  # how sure we are of what nobody said in so many words
GENERAL, TOGETHER_ONLINE = "algemeen", "online_ontmoeten"
BESIDE = 0.4  # a word without a meaning of its own, beside one that has
WISHED, BACKGROUND = 1.05, 0.9
IMPLIED, SEX = 0.25, 0.1
CLOSE = {2: 1.0, 4: 0.8, 6: 0.6, 1000: 0.4}  # at most so many words between
LEADS = 0.7  # how strongly one concept calls for another to be the same thing said twice
WOMEN, ELSEWHERE, NEWCOMER = frozenset({"vrouwen", "moeders"}), frozenset({"nieuwkomers"}), "vrouw_van_elders"
ARRIVED = 0.9  # how much it counts that somebody is new to the country, where nobody names it as a need
SHE = frozenset({"ze", "zij"})
OLD, YOUNG = 60, 26  # years from and until which an age says for whom


Group = tuple[frozenset[int], tuple[str, ...], float]  # words, concepts, how closely the words stand together


@dataclass(frozen=True, slots=True)
class Slot:
    """One unit of meaning: the concepts it may be, the words it stands for, how much it counts.

    `covers` is empty for what nobody said but an age implies.
    """

    kind: str
    covers: frozenset[int]
    concepts: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    weight: float = 1.0
    sure: float = 1.0


def of_matches(tokens: Sequence[str], matches: Sequence[Match], sure: Sequence[float], index: Index) -> list[Slot]:
    """One slot for all words that mean the same together."""
    groups: dict[frozenset[int], list[str]] = {}
    for match in matches:
        groups.setdefault(match.covers, []).append(match.owner)
    wish = _wish_starts(tokens)
    merged: list[Group] = []
    for covers, owners in groups.items():
        only = [owner for owner in owners if index.lexicon.concepts[owner].only]
        _join(merged, (covers, index.lexicon.most_specific(only or owners), closeness(covers)), index)
    slots = [_slot(tokens, group, sure, wish, index) for group in merged]
    telling = {slot for slot in slots if slot.kind in TOPICS and _beside(slot, index) == 1.0}
    return [replace(slot, weight=slot.weight * _beside(slot, index)) if telling - {slot} else slot for slot in slots]


def is_wide(slot: Slot, index: Index) -> bool:
    """Whether a slot names a wide kind of activity, "iets leren", that says little next to a word for one."""
    return slot.kind == "activities" and _beside(slot, index) < 1.0


def _beside(slot: Slot, index: Index) -> float:
    """How much a slot counts next to another that tells more: what is to be done goes before what it is done for."""
    known = [index.lexicon.concepts[code] for code in slot.concepts]
    doing = [concept.beside for concept in known if concept.kind == "activities"]
    return min(doing or [concept.beside for concept in known])


def _join(groups: list[Group], group: Group, index: Index) -> None:
    """What is said twice counts once: a group joins those that mean the same, what they share in front."""
    covers, owners, close = group
    for other in [each for each in groups if _alike(each, group, index)]:
        groups.remove(other)
        shared = [code for code in owners if code in other[1]]
        covers, owners = covers | other[0], tuple(dict.fromkeys([*shared, *other[1], *owners]))
        close = max(close, other[2])
    groups.append((covers, owners, close))


def _alike(one: Group, other: Group, index: Index) -> bool:
    """Whether two groups share a concept, are languages ("arabisch of turks"), or one leads straight to the other."""
    if set(one[1]) & set(other[1]) or CULTURES.issuperset((*one[1], *other[1])):
        return True
    answers = index.lexicon.answers
    return bool(one[0] & other[0]) and any(
        max(answers[a].get(b, 0.0), answers[b].get(a, 0.0)) >= LEADS for a in one[1] for b in other[1]
    )


def _slot(tokens: Sequence[str], group: Group, sure: Sequence[float], wish: int | None, index: Index) -> Slot:
    covers, owners, close = group
    kind = max((index.lexicon.concepts[owner].kind for owner in owners), key=lambda k: WEIGHTS[k])
    content = tuple(dict.fromkeys(tokens[p] for p in sorted(covers) if tokens[p] not in STOP))
    weight = WEIGHTS[kind]
    weight *= close
    if wish is not None:
        weight *= WISHED if max(covers) > wish else BACKGROUND
    return Slot(kind, covers, tuple(owners), content, weight, min(sure[p] for p in covers))


def closeness(covers: frozenset[int]) -> float:
    """Words that mean something together say it less surely with others between them."""
    between = max(covers) - min(covers) + 1 - len(covers)
    return next(value for most, value in CLOSE.items() if between <= most)


def of_words(tokens: Sequence[str], heard: set[int], sure: Sequence[float], index: Index, beside: bool) -> list[Slot]:
    """One slot for each other word that is not small; it counts less `beside` something that was understood."""
    found = []
    for position, word in enumerate(tokens):
        if position not in heard and word not in STOP and len(word) > 1:
            weight = WEIGHTS["word"] * max(0.15, index.rarity(word)) * (1.0 if len(tokens) < SENTENCE else 0.4)
            weight *= BESIDE if beside else 1.0
            found.append(Slot("word", frozenset({position}), (), (word,), weight, sure[position]))
    return found


def of_age(years: int | None, slots: Sequence[Slot]) -> list[Slot]:
    """What an age says of for whom, where nobody said it."""
    code = None if years is None else "ouderen" if years >= OLD else "jongeren" if years <= YOUNG else None
    if code is None or any(code in slot.concepts for slot in slots):
        return []
    return [Slot("audiences", frozenset(), (code,), (), IMPLIED)]


def beside_money(slots: Sequence[Slot], index: Index) -> list[Slot]:
    """Beside something to do, little money is no wish of its own: it asks for what makes that affordable.

    What stands between its words ("kan de contributie van voetbal niet betalen") is what it is for, hardly a wish.
    """
    fees = [slot for slot in slots if not MONEY.isdisjoint(slot.concepts)]
    paid = [slot for slot in slots if any(_within(slot.covers, fee.covers) for fee in fees)]
    if paid:
        asked = [replace(slot, concepts=(AFFORDABLE,), weight=WEIGHTS["needs"]) for slot in fees]
        return asked + [
            replace(slot, weight=slot.weight * BESIDE) if slot in paid else slot for slot in slots if slot not in fees
        ]
    doing = any(slot.kind == "activities" and not is_wide(slot, index) for slot in slots)
    return [
        replace(slot, concepts=(AFFORDABLE,)) if doing and not MONEY.isdisjoint(slot.concepts) else slot
        for slot in slots
    ]


def _within(covers: frozenset[int], outer: frozenset[int]) -> bool:
    """Whether words stand between others, and are none of them."""
    return bool(covers) and covers.isdisjoint(outer) and min(outer) < min(covers) and max(covers) < max(outer)


def without_tongues(slots: Sequence[Slot], index: Index) -> list[Slot]:
    """Beside a language "spreken" says nothing more: "waar spreken ze arabisch".

    Beside help that somebody gets ("schuldhulp turks") a language says how it is given: it counts less.
    """
    tongues = [slot for slot in slots if slot.concepts and CULTURES.issuperset(slot.concepts)]
    kept = [slot for slot in slots if not (tongues and slot.words and TONGUES.issuperset(slot.words))]
    helped = any(index.lexicon.concepts[code].kind == "services" for slot in slots for code in slot.concepts)
    return [replace(slot, weight=slot.weight * IN_TONGUE) if helped and slot in tongues else slot for slot in kept]


def of_sex(tokens: Sequence[str], slots: Sequence[Slot]) -> list[Slot]:
    """Whether a sentence is about a man or a woman, where its words say the one and not the other."""
    tokens = _of_one(tokens)
    his = any(word == "zijn" and before in BEFORE_HIS for before, word in pairwise(tokens[:-1]))
    tokens = [*tokens, "hij"] if his else tokens
    said = [code for code, words in (("mannen", MALE), ("vrouwen", FEMALE)) if not words.isdisjoint(tokens)]
    if len(said) != 1 or any(code in slot.concepts for slot in slots for code in ("mannen", "vrouwen")):
        return []
    return [Slot("audiences", frozenset(), (said[0],), (), SEX)]


def _of_one(tokens: Sequence[str]) -> list[str]:
    """The words without "ze" where more than one is meant: "waar spreken ze Turks", "waar ze Turks praten"."""
    asked = any(verb.endswith("en") and word in SHE for verb, word in pairwise(tokens))
    spoken = next((at for at, (where, word) in enumerate(pairwise(tokens)) if where == "waar" and word in SHE), None)
    told = spoken is not None and OF_ONE.isdisjoint(tokens[spoken:]) and not TONGUES.isdisjoint(tokens[spoken:])
    return [word for word in tokens if not ((asked or told) and word in SHE)]


def of_newcomer(tokens: Sequence[str], slots: Sequence[Slot]) -> list[Slot]:
    """Where a sentence tells of a woman from elsewhere: beside the language, other women and who shows her around."""
    tokens = _of_one(tokens)
    said = {code for slot in slots for code in slot.concepts}
    woman = (
        not FEMALE.isdisjoint(tokens)
        or any(word == "vrouw" and before not in OWNERS for before, word in pairwise(["", *tokens]))
        or not said.isdisjoint(WOMEN)
    )
    if len(tokens) < SENTENCE or not woman or said.isdisjoint(CULTURES | ELSEWHERE):
        return []
    return [Slot("needs", frozenset(), (NEWCOMER,), (), ARRIVED)]


def of_hunches(tokens: Sequence[str], taken: Collection[int], slots: Sequence[Slot], index: Index) -> list[Slot]:
    """What a sentence hints at of which no phrase was understood: "haar jas hangt nog in de gang"."""
    if (len(tokens) < TELLING and not is_about_somebody(tokens)) or _is_known(slots):
        return []
    rest = [word for position, word in enumerate(tokens) if position not in taken]
    hints = hunches_of(index.lexicon).of(rest)
    most = max(hints.values(), default=1.0)
    return [Slot("needs", frozenset(), (code,), (), (much / most) ** 2, HUNCH) for code, much in hints.items()]


def _is_known(slots: Sequence[Slot]) -> bool:
    """Whether anything that is sought was understood, and not only its words."""
    return any(slot.concepts and slot.kind in TOPICS for slot in slots)


def is_about_somebody(tokens: Sequence[str]) -> bool:
    """Whether a sentence tells of somebody ("waarom kom ik mijn bed nog uit"), and does not name an activity."""
    if FEW <= len(tokens) < TELLING:
        return tokens[0] in TELLS
    small = sum(word in STOP for word in tokens)
    return len(tokens) >= TELLING and (not SOMEBODY.isdisjoint(tokens) or small * 2 >= len(tokens))


def of_somebody(tokens: Sequence[str], slots: Sequence[Slot], *, surrounded: bool) -> list[Slot]:
    """A careful answer to a sentence about somebody that names no wish and of which nothing is understood.

    "Alleenstaande mannen van boven de 50" and "wat is er in Vlijmen te doen" are about nobody: for a group, a place
    or a time that was named (`surrounded`) there are answers of their own.
    """
    enough = surrounded or any(slot.kind == "audiences" for slot in slots)
    known = (enough and SOMEBODY.isdisjoint(tokens)) or _is_known(slots)
    if known or not (is_about_somebody(tokens) and WISH.isdisjoint(tokens)):
        return []
    return [Slot("needs", frozenset(), (GENERAL,))]


def of_online(codes: Collection[str], slots: Sequence[Slot], index: Index) -> list[Slot]:
    """What is asked for online, and only widely ("lotgenoten online"), is whatever brings people together there."""
    topics = [slot for slot in slots if slot.kind in TOPICS]
    if "online" not in codes or not all(is_wide(slot, index) for slot in topics):
        return []
    return [Slot("activities", frozenset(), (TOGETHER_ONLINE,))]


def _wish_starts(tokens: Sequence[str]) -> int | None:
    """Where in a sentence the wish begins: after its first "wil", "zoekt", "graag" …."""
    if len(tokens) < SENTENCE:
        return None
    return next((position for position, word in enumerate(tokens) if word in WISH), None)
