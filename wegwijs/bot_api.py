"""One question to the Bot API from the command line: does this token work, and what is the bot called."""

from dataclasses import dataclass

from wegwijs.settings import Settings

TELEGRAM = "https://api.telegram.org"
_PATIENCE = 10.0


@dataclass(frozen=True, slots=True)
class Bot:
    """The bot behind a token."""

    username: str


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why we could not ask: `no_token`, `refused` or `unreachable`; an error's own text may hold the token."""

    kind: str


def ask_who_i_am(settings: Settings) -> Bot | Trouble:
    """Ask getMe at the API address of these settings."""
    if settings.token is None:
        return Trouble("no_token")
    import httpx

    base = (settings.telegram_api_url or TELEGRAM).rstrip("/")
    address = f"{base}/bot{settings.token.get_secret_value()}/getMe"
    try:
        answer = httpx.get(address, timeout=_PATIENCE).json()
    except (httpx.HTTPError, httpx.InvalidURL, ValueError):
        return Trouble("unreachable")
    if not isinstance(answer, dict) or not answer.get("ok"):
        return Trouble("refused")
    return Bot(username=str(answer["result"]["username"]))
