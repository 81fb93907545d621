"""Whom the bot believes over HTTPS: the certificates that httpx trusts, read once for all connections."""

import ssl
from functools import cache

import httpx


@cache
def certificates() -> ssl.SSLContext:
    """One context for every client; reading the bundle takes a twentieth of a second each time."""
    return httpx.create_ssl_context()
