"""What one might use instead: SQLite's full text (words, trigrams), RapidFuzz, tantivy with Dutch stems."""

import re
import sqlite3
from collections.abc import Sequence
from importlib.util import find_spec
from typing import Any, Protocol

from rapidfuzz import fuzz, process

from social_map.search.stopwords import STOP
from social_map.text import fold

FIELDS = ("title", "organisation", "description", "category", "audience", "venue", "neighbourhood", "municipality")
WEIGHTS = (5.0, 2.0, 1.0, 2.0, 2.0, 1.0, 1.0, 1.0)
_TOKEN = re.compile(r"[a-z0-9]+")


class Peer(Protocol):
    """An engine that indexes rows and answers with at most ten ids."""

    name: str

    def __init__(self, rows: list[dict[str, Any]]) -> None: ...
    def search(self, query: str) -> Sequence[str]:
        """The ids of the best rows."""
        ...


def _texts(row: dict[str, Any]) -> list[str]:
    values = [row.get(field) or "" for field in FIELDS]
    return [" ".join(value) if isinstance(value, list) else value for value in values]


def _tokens(query: str) -> list[str]:
    found = _TOKEN.findall(fold(query))
    return [token for token in found if token not in STOP] or found


class FullText:
    """SQLite FTS5: words and their beginnings, bm25 with weights per field."""

    name = "SQLite FTS5"

    def __init__(self, rows: list[dict[str, Any]]) -> None:
        self._database = sqlite3.connect(":memory:")
        self._database.execute(
            f"CREATE VIRTUAL TABLE t USING fts5(id UNINDEXED, {', '.join(FIELDS)},"
            " tokenize='unicode61 remove_diacritics 2')"
        )
        marks = ", ".join("?" * (len(FIELDS) + 1))
        self._database.executemany(f"INSERT INTO t VALUES ({marks})", [(row["id"], *_texts(row)) for row in rows])

    def search(self, query: str) -> list[str]:
        """Any of the words, as a prefix."""
        asked = " OR ".join(f'"{token}"*' for token in _tokens(query))
        weights = ", ".join(map(str, (0.0, *WEIGHTS)))
        sql = f"SELECT id FROM t WHERE t MATCH ? ORDER BY bm25(t, {weights}) LIMIT 10"
        return [found for (found,) in self._database.execute(sql, (asked,))] if asked else []


class Trigrams:
    """SQLite FTS5 over three-letter pieces."""

    name = "SQLite trigrams"

    def __init__(self, rows: list[dict[str, Any]]) -> None:
        self._database = sqlite3.connect(":memory:")
        self._database.execute("CREATE VIRTUAL TABLE t USING fts5(id UNINDEXED, body, tokenize='trigram')")
        self._database.executemany(
            "INSERT INTO t VALUES (?, ?)", [(row["id"], fold(" ".join(_texts(row)))) for row in rows]
        )

    def search(self, query: str) -> list[str]:
        """Any of the pieces."""
        text = fold(query).replace('"', " ")
        pieces = dict.fromkeys(text[at : at + 3] for at in range(len(text) - 2))
        asked = " OR ".join(f'"{piece}"' for piece in pieces)
        sql = "SELECT id FROM t WHERE t MATCH ? ORDER BY rank LIMIT 10"
        return [found for (found,) in self._database.execute(sql, (asked,))] if asked else []


class Fuzzy:
    """RapidFuzz over every whole text."""

    name = "RapidFuzz"

    def __init__(self, rows: list[dict[str, Any]]) -> None:
        self._ids = [row["id"] for row in rows]
        self._all = [fold(" ".join(_texts(row))) for row in rows]

    def search(self, query: str) -> list[str]:
        """The texts most like the query, word by word."""
        near = process.extract(fold(query), self._all, scorer=fuzz.token_set_ratio, limit=10)
        return [self._ids[position] for _, _, position in near]


class Tantivy:
    """tantivy with its Dutch stemmer and one wrong letter allowed."""

    name = "tantivy"

    def __init__(self, rows: list[dict[str, Any]]) -> None:
        import tantivy

        schema = tantivy.SchemaBuilder()
        schema.add_text_field("id", stored=True, tokenizer_name="raw")
        for field in FIELDS:
            schema.add_text_field(field, tokenizer_name="dutch")
        self._index = tantivy.Index(schema.build())
        filters = tantivy.Filter
        analyzer = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
        for each in (filters.lowercase(), filters.ascii_fold(), filters.stemmer("dutch")):
            analyzer = analyzer.filter(each)
        self._index.register_tokenizer("dutch", analyzer.build())
        writer = self._index.writer(100_000_000)
        for row in rows:
            facts = {field: [text] for field, text in zip(FIELDS, _texts(row), strict=True)}
            writer.add_document(tantivy.Document(id=[row["id"]], **facts))
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()
        self._searcher = self._index.searcher()

    def search(self, query: str) -> list[str]:
        """Any of the words, in any field."""
        tokens = " ".join(_tokens(query))
        if not tokens:
            return []
        fuzzy = dict.fromkeys(("title", "description", "audience"), (False, 1, True))
        weights = dict(zip(FIELDS, WEIGHTS, strict=True))
        asked = self._index.parse_query(tokens, list(FIELDS), field_boosts=weights, fuzzy_fields=fuzzy)
        return [self._searcher.doc(address)["id"][0] for _, address in self._searcher.search(asked, 10).hits]


PEERS: list[type[Peer]] = [FullText, Trigrams, Fuzzy, *([Tantivy] if find_spec("tantivy") else [])]
