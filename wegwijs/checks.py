"""What `wegwijs doctor` looks at: each check gives a finding, and no check changes anything."""

import shutil
import smtplib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import migrations
from foundation import audit
from foundation.storage import Database, Store
from foundation.storage.engines import journal_mode
from web.mail import server
from wegwijs import addresses, bot_api, schema
from wegwijs.queries import state
from wegwijs.secret import SecretUnusable, is_private, read
from wegwijs.settings import Settings

ROOM = 500 * 2**20
EARLIEST = 2026
SKEW = timedelta(minutes=5)
COPIES_KEPT = timedelta(days=30)
# PRAGMA synchronous says FULL as 2.
PROMISED = {"synchronous": "2", "foreign_keys": "1", "secure_delete": "1"}


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found: whether it is good, and the facts for `cli/doctor/<name>`."""

    name: str
    good: bool
    facts: dict[str, Any] = field(default_factory=dict)


def every_finding(settings: Settings, *, now: datetime) -> Iterator[Finding]:
    """All findings, the database's last; those about rows only where the tables are of this version."""
    yield secret(settings)
    yield token(settings)
    yield mail(settings)
    yield disk(settings)
    yield copies(settings, now=now)
    schema.make_folder(settings.database)
    revision = migrations.revision_of(settings.database)
    yield Finding("tables", revision == migrations.head(), {"revision": revision, "head": migrations.head()})
    with _opened(settings) as database, database.reading() as store:
        yield engine(store)
        if revision == migrations.head():
            if store.is_postgresql:
                yield Finding("wall", good=state.has_wall(store))
            yield clock(store, now=now)
            yield trail(store)


def secret(settings: Settings) -> Finding:
    """The secret is there, whole, and readable by its user only. It is made on first use."""
    path = settings.secret_path
    if not path.exists():
        return Finding("secret", good=True, facts={"how": "unmade", "file": str(path)})
    try:
        read(path)
    except SecretUnusable:
        return Finding("secret", good=False, facts={"how": "damaged", "file": str(path)})
    private = is_private(path)
    return Finding("secret", good=private, facts={"how": "private" if private else "open", "file": str(path)})


def token(settings: Settings) -> Finding:
    """The bot answers to its token; without any there is only the chat page."""
    answer = bot_api.ask_who_i_am(settings)
    if isinstance(answer, bot_api.Bot):
        return Finding("token", good=True, facts={"how": "works", "username": answer.username})
    return Finding("token", good=answer.kind == "no_token", facts={"how": answer.kind, "username": ""})


def mail(settings: Settings) -> Finding:
    """The mail server lets us in; without one the editor calls. Nothing is sent."""
    given = [settings.mail_server is not None, bool(settings.mail_from), bool(settings.web_url)]
    if not any(given):
        return Finding("mail", good=True, facts={"how": "none"})
    if settings.mail_server is None or not settings.mails:
        return Finding("mail", good=False, facts={"how": "half"})
    try:
        server.read(settings.mail_server.get_secret_value()).connect().quit()
    except smtplib.SMTPAuthenticationError:
        return Finding("mail", good=False, facts={"how": "refused"})
    except (OSError, smtplib.SMTPException):
        return Finding("mail", good=False, facts={"how": "unreachable"})
    except server.MailServerUnknown:
        return Finding("mail", good=False, facts={"how": "unknown"})
    return Finding("mail", good=True, facts={"how": "works"})


def disk(settings: Settings) -> Finding:
    """There is room for another 500 MB where SQLite keeps its file, and for the secret where it does not."""
    sqlite = addresses.is_sqlite(settings.database)
    file = Path(addresses.read(settings.database).database or ".") if sqlite else settings.secret_path
    folder = file.parent
    while not folder.exists():
        folder = folder.parent
    free = shutil.disk_usage(folder).free
    return Finding("disk", good=free >= ROOM, facts={"megabytes": free // 2**20, "folder": str(folder)})


def copies(settings: Settings, *, now: datetime) -> Finding:
    """No copy from before an upgrade lies beside the database for long: clients who were erased since are in it."""
    found: list[Path] = []
    if addresses.is_sqlite(settings.database):
        file = Path(addresses.read(settings.database).database or "")
        oldest = (now - COPIES_KEPT).timestamp()
        found = [each for each in file.parent.glob(f"{file.name}.*.backup") if each.stat().st_mtime < oldest]
    return Finding("copies", good=not found, facts={"files": sorted(map(str, found)), "days": COPIES_KEPT.days})


def engine(store: Store) -> Finding:
    """The database keeps its promises: settings read back from the connection itself."""
    if store.is_postgresql:
        return Finding("engine", good=True, facts={"kind": "PostgreSQL", "version": state.postgresql_version(store)})
    found = state.sqlite_settings(store)
    kept = all(found[name] == value for name, value in PROMISED.items())
    good = kept and found["journal_mode"] == journal_mode().lower()
    return Finding("engine", good=good, facts={"kind": "SQLite", **found})


def clock(store: Store, *, now: datetime) -> Finding:
    """The computer's clock is not before what was written down already."""
    last = state.last_audited(store)
    good = now.year >= EARLIEST and (last is None or now >= last - SKEW)
    return Finding("clock", good=good, facts={"now": now, "last": last})


def trail(store: Store) -> Finding:
    """Nobody changed the audit trail after it was sealed."""
    broken = audit.broken_at(store)
    return Finding("trail", good=broken is None, facts={"broken_at": broken})


@contextmanager
def _opened(settings: Settings) -> Iterator[Database]:
    database = Database(settings.database)
    try:
        yield database
    finally:
        database.close()
