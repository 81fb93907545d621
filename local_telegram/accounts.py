"""Who takes part: people and bots."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from local_telegram.updates import UpdateQueue


@dataclass(slots=True)
class Person:
    """Somebody with the app. `label` is only for the page, such as the role she plays in a demo."""

    id: int
    first_name: str
    last_name: str = ""
    username: str = ""
    language: str = "nl"
    label: str = ""
    user: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        names = {"first_name": self.first_name, "last_name": self.last_name, "username": self.username}
        self.user = {"id": self.id, "is_bot": False, **{k: v for k, v in names.items() if v}}
        self.user["language_code"] = self.language


@dataclass(slots=True)
class Tap:
    """A button that was tapped, until the bot has answered it."""

    id: str
    person_id: int
    chat_id: int
    message_id: int
    made_at: datetime
    answer: dict[str, Any] | None = None


@dataclass(slots=True)
class Webhook:
    """Where updates are delivered instead of being polled."""

    url: str
    secret: str = ""
    max_connections: int = 40
    last_error_at: datetime | None = None
    last_error: str = ""


@dataclass(slots=True)
class Bot:
    """A bot account: its token, its updates, and what it told Telegram about itself."""

    token: str
    id: int
    username: str
    first_name: str
    updates: UpdateQueue
    reads_groups: bool = False
    webhook: Webhook | None = None
    commands: dict[tuple[str, str], list[dict[str, str]]] = field(default_factory=dict)
    menu_buttons: dict[int, dict[str, Any]] = field(default_factory=dict)
    taps: dict[str, Tap] = field(default_factory=dict)
    about: dict[tuple[str, str], str] = field(default_factory=dict)
    user: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.user = {"id": self.id, "is_bot": True, "first_name": self.first_name, "username": self.username}

    def profile(self) -> dict[str, Any]:
        """What getMe answers."""
        return self.user | {
            "can_join_groups": True,
            "can_read_all_group_messages": self.reads_groups,
            "supports_inline_queries": False,
            "can_connect_to_business": False,
            "has_main_web_app": False,
        }
