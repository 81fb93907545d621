"""Finding what fits: reading a query, an index in memory, ranking, and the reasons for each hit."""

from social_map.search.searcher import Found, Hit, Part, Searcher

__all__ = ["Found", "Hit", "Part", "Searcher"]
