"""The page on which a file with everything of one client is fetched, once."""

from web.insight.routes import routes

__all__ = ["routes"]
