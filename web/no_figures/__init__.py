"""The page on which figures by mail are stopped."""

from web.no_figures.routes import routes

__all__ = ["routes"]
