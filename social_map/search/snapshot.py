"""What listings are about, kept in a file, so that a process that starts need not read every text again.

Facts always come from the database. Of each listing the file holds a digest of all that tagging may look at: a listing
that says something else by now is read anew, and so is every listing once the lexicon or our own code changed. A file
that is not there, or is not whole, costs time and nothing else.
"""

import hashlib
import json
import marshal
import os
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from operator import attrgetter
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from social_map.search.entry import Entry
from social_map.search.postings import Groups, Postings
from social_map.search.segment import Segment
from social_map.search.wordlist import WordList

ASIDE = frozenset({  # what tagging never looks at
    "key", "public_id", "source_id", "postcode",
    "neighbourhood", "municipality", "lat", "lon", "schedule", "cost_cents",
    "cost_text", "wheelchair", "registration", "capacity", "status", "confirmed_on", "doubted", "neglected",
    "neglected_on", "valid_until",
})  # fmt: skip
_said = attrgetter(*(name for name in Entry._fields if name not in ASIDE))
PLAIN = 0  # the version of marshalling in which equal values give equal bytes
POSTINGS = ("starts", "rows", "weights")
MISTAKES = (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Listings by key with the digest of what they said, and what was found in them, row by row."""

    keys: NDArray[np.int64]
    digests: NDArray[np.uint64]
    concepts: Postings
    words: Postings
    vocabulary: WordList
    names: Groups


def digest(entry: Entry) -> int:
    """A number for all that a listing says of itself."""
    said = marshal.dumps(_said(entry), PLAIN)  # in a third of the time of `repr`
    return int.from_bytes(hashlib.blake2b(said, digest_size=8).digest())


@cache
def fingerprint() -> str:
    """A name for this lexicon and this code: what is found in a text follows from them."""
    found = hashlib.blake2b(digest_size=16)
    room = files("social_map")
    language = files("foundation.language")
    read = ((room, ".py"), (room / "search", ".py"), (room / "lexicon", ".toml"), (language, "dictionary.py"))
    for folder, ending in read:
        for file in sorted(folder.iterdir(), key=lambda each: each.name):
            if file.name.endswith(ending):
                found.update(file.name.encode() + file.read_bytes())
    return found.hexdigest()


def save(path: Path, segment: Segment) -> None:
    """Write the file, readable by its owner only; the old one stands until the new one is whole."""
    arrays = {"fingerprint": np.array(fingerprint()), "keys": segment.keys}
    arrays["digests"] = np.fromiter(map(digest, segment.entries), np.uint64, len(segment))
    for name, postings in (("concepts", segment.concepts), ("words", segment.words)):
        arrays[f"{name}_terms"] = np.frombuffer(json.dumps(list(postings.terms)).encode(), np.uint8)
        arrays |= {f"{name}_{column}": getattr(postings, column) for column in POSTINGS}
    arrays |= {"names_hashes": segment.names.hashes, "names_members": segment.names.members}
    arrays |= {f"list_{name}": array for name, array in segment.vocabulary.arrays().items()}
    young = path.with_name(f"{path.name}.new")
    with os.fdopen(os.open(young, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        np.savez(file, **arrays)  # type: ignore[arg-type]
    young.replace(path)


def load(path: Path) -> Snapshot | None:
    """The file, or None when there is none that is whole and of this lexicon and code."""
    with suppress(*MISTAKES), path.open("rb") as file, np.load(file, allow_pickle=False) as kept:
        if str(kept["fingerprint"]) != fingerprint():
            return None
        concepts, words = (_postings(kept, name) for name in ("concepts", "words"))
        lists = {name.removeprefix("list_"): kept[name] for name in kept.files if name.startswith("list_")}
        names = Groups(kept["names_hashes"], kept["names_members"])
        return Snapshot(kept["keys"], kept["digests"], concepts, words, WordList(words.terms, **lists), names)
    return None


def _postings(kept: "np.lib.npyio.NpzFile", name: str) -> Postings:
    terms = json.loads(kept[f"{name}_terms"].tobytes())
    return Postings({term: n for n, term in enumerate(terms)}, *(kept[f"{name}_{column}"] for column in POSTINGS))


def unchanged(kept: Snapshot, entries: list[Entry]) -> Iterator[tuple[int, Entry]]:
    """The listings that still say what they said, each with its row in the snapshot."""
    numbers, digests = {key: row for row, key in enumerate(kept.keys.tolist())}, kept.digests.tolist()
    for entry in entries:
        row = numbers.get(entry.key)
        if row is not None and digests[row] == digest(entry):
            yield row, entry
