"""Events of UiTdatabank and schema.org: JSON-LD, which says the same things under nearly the same names."""

from social_map.exchange.events.taking import graph, recognises, record

__all__ = ["graph", "recognises", "record"]
