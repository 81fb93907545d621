"""The map as open data: the API of HSDS 3.1 under `/hsds`. It reads what everybody may read, and changes nothing."""

from web.hsds.routes import routes

__all__ = ["routes"]
