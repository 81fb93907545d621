"""The page behind a personal link: a provider without an account says in one tap what is so."""

from web.own_page.routes import routes

__all__ = ["routes"]
