"""What whoever runs Wegwijs can set, from the environment (INTERFACES "Set-up")."""

import os
from functools import cached_property
from pathlib import Path

from pydantic import SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from foundation.refusals import Refusal


class TokenFileUnreadable(Refusal):
    """`WEGWIJS_TELEGRAM_TOKEN_FILE` names a file that cannot be read."""


def data_folder() -> Path:
    """The user's data folder for Wegwijs (XDG base directory specification). It need not exist yet."""
    base = os.environ.get("XDG_DATA_HOME") or "~/.local/share"
    return Path(base).expanduser() / "wegwijs"


class Settings(BaseSettings):
    """The settings. A token shows as `**********` wherever it is printed."""

    model_config = SettingsConfigDict(env_prefix="WEGWIJS_", env_ignore_empty=True, extra="ignore", frozen=True)

    database_url: str = ""
    telegram_token: SecretStr | None = None
    telegram_token_file: Path | None = None
    telegram_api_url: str = ""
    secret_file: Path | None = None
    debug: bool = False

    @property
    def database(self) -> str:
        """The URL of the database: SQLite in the user's data folder unless told otherwise."""
        return self.database_url or f"sqlite:///{data_folder() / 'wegwijs.db'}"

    @property
    def secret_path(self) -> Path:
        """Where the secret of this house lies."""
        return (self.secret_file or data_folder() / "secret").expanduser()

    @cached_property
    def token(self) -> SecretStr | None:
        """The bot's token, from the environment or from its file; None where neither is given."""
        if self.telegram_token is not None or self.telegram_token_file is None:
            return self.telegram_token
        try:
            return SecretStr(self.telegram_token_file.expanduser().read_text(encoding="utf-8").strip())
        except (OSError, UnicodeDecodeError) as trouble:
            raise TokenFileUnreadable(file=str(self.telegram_token_file)) from trouble
