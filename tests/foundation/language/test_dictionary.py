"""The dictionary says what simplemma says, and what was worked out once is made anew when its source changed."""

from itertools import islice
from pathlib import Path

import simplemma
from simplemma.strategies import DictionaryLookupStrategy
from simplemma.strategies.dictionaries.dictionary_factory import DEFAULT_DICTIONARY_FACTORY

from foundation.compiled import DIGEST, compiled
from foundation.language import dictionary

EVERY = 499  # of 370,000 words


def test_every_word_is_known_and_derived_as_in_simplemma():
    words = list(islice(DEFAULT_DICTIONARY_FACTORY.get_dictionary("nl"), 0, None, EVERY))
    words += [word for word in DEFAULT_DICTIONARY_FACTORY.get_dictionary("nl") if "'" in word][:100]
    changed = [
        each for word in words for each in (word.capitalize(), word.lower(), word[:-1], word.upper(), f"{word}q")
    ]
    changed += [word.replace("'", sign) for word in words if "'" in word for sign in "’ʼ"]
    theirs = DictionaryLookupStrategy()
    differ = [
        word
        for word in (*words, *filter(None, changed))
        if dictionary.lemma(word) != theirs.get_lemma(word, "nl")
        or dictionary.is_known(word) != simplemma.is_known(word, lang="nl")
    ]
    assert differ == []
    assert (dictionary.lemma("liepen"), dictionary.is_known("liepq")) == ("lopen", False)


def test_kept_until_what_it_was_made_from_changes(tmp_path: Path):
    source, made = tmp_path / "words.txt", []

    def make() -> bytes:
        made.append(source.read_bytes())
        return made[-1].upper()

    def ask() -> bytes:
        return bytes(compiled(tmp_path / "words.py", [source], make))

    source.write_text("een")
    assert [ask(), ask(), len(made)] == [b"EEN", b"EEN", 1]
    source.write_text("twee")
    assert [ask(), ask(), len(made)] == [b"TWEE", b"TWEE", 2]
    [kept] = (tmp_path / "__pycache__").iterdir()
    for spoiled in (b"", b"\0" * DIGEST, b"xx"):
        kept.write_bytes(spoiled)
        assert ask() == b"TWEE"
    kept.unlink()
    kept.mkdir()  # a place where nothing can be written
    assert ask() == b"TWEE"
    assert [each.name for each in kept.parent.iterdir()] == [kept.name]
