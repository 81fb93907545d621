"""What whoever runs Wegwijs can set, from the environment (INTERFACES "Set-up")."""

import os
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from foundation.refusals import Refusal

if TYPE_CHECKING:
    from casework.terms import Terms


class TokenFileUnreadable(Refusal):
    """`WEGWIJS_TELEGRAM_TOKEN_FILE` names a file that cannot be read."""


class MailFileUnreadable(Refusal):
    """`WEGWIJS_SMTP_URL_FILE` names a file that cannot be read."""


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
    smtp_url: SecretStr | None = None
    smtp_url_file: Path | None = None
    mail_from: str = ""
    web_url: str = ""
    consent_days: int = Field(default=42, ge=1)  # how long an answer about consent is waited for
    work_factor: float = Field(default=1.5, ge=1, le=5)  # work in all for each minute of contact (DOMAIN C01)
    retention_months: int = Field(default=24, ge=12, le=240)  # how long a client is kept after closing
    retention_months_unmet: int = Field(default=12, ge=12, le=240)  # the same where nobody ever met her
    debug: bool = False

    @property
    def database(self) -> str:
        """The URL of the database: SQLite in the user's data folder unless told otherwise."""
        return self.database_url or f"sqlite:///{data_folder() / 'wegwijs.db'}"

    @property
    def secret_path(self) -> Path:
        """Where the secret of this house lies."""
        return (self.secret_file or data_folder() / "secret").expanduser()

    @property
    def terms(self) -> "Terms":
        """How long clients are kept."""
        from casework.terms import Terms

        return Terms(self.retention_months, self.retention_months_unmet)

    @cached_property
    def token(self) -> SecretStr | None:
        """The bot's token, from the environment or from its file; None where neither is given."""
        return _given(self.telegram_token, self.telegram_token_file, TokenFileUnreadable)

    @cached_property
    def mail_server(self) -> SecretStr | None:
        """The mail server's address, password and all, from the environment or from its file; None without mail."""
        return _given(self.smtp_url, self.smtp_url_file, MailFileUnreadable)

    @property
    def mails(self) -> bool:
        """Whether providers can be mailed: there is a server, a sender, and a page for the link to lead to."""
        return bool(self.mail_server and self.mail_from and self.web_url)


def _given(said: SecretStr | None, file: Path | None, unreadable: type[Refusal]) -> SecretStr | None:
    if said is not None or file is None:
        return said
    try:
        return SecretStr(file.expanduser().read_text(encoding="utf-8").strip())
    except (OSError, UnicodeDecodeError) as trouble:
        raise unreadable(file=str(file)) from trouble
