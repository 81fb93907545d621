"""The house is as the design says: every folder in the contracts, one clock, one place that commits."""

import ast

import pytest

from tests.architecture.project import BESIDE, ROOMS, ROOT, called, modules, name, settings, text, tree

CLOCK = "wegwijs/clock.py"
CLOCKS = ("datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time", "time.localtime",
          "time.gmtime", "func.now", "func.current_timestamp", "arrow.now")  # fmt: skip
STORAGE = "foundation/storage/"


def endings(source: ast.Module, wanted: tuple[str, ...]) -> list[str]:
    """The calls in a module that end on one of these names."""
    return [call for call in called(source) if call in wanted or call.endswith(tuple(f".{name}" for name in wanted))]


def ending_on(wanted: tuple[str, ...]) -> dict[str, list[str]]:
    """Those calls in every module that makes any; a module in which none of these names stands is not even parsed."""
    naming = (path for path in modules() if any(each in "".join(text(path).split()) for each in wanted))
    return {name(path): calls for path in naming if (calls := endings(tree(path), wanted))}


def test_every_folder_is_a_room_in_the_contracts_or_known_to_be_none():
    folders = {path.name for path in ROOT.iterdir() if path.is_dir() and not path.name.startswith((".", "__"))}
    folders -= {"build", "dist"}
    assert folders - {*ROOMS, *BESIDE} == set(), "a new top-level folder needs a decision record and a contract"


def test_every_room_is_in_the_contracts_types_and_coverage():
    contracts = settings()["tool"]["importlinter"]
    assert set(contracts["root_packages"]) == set(ROOMS)
    assert set(settings()["tool"]["mypy"]["packages"]) >= set(ROOMS)
    assert set(settings()["tool"]["coverage"]["run"]["source"]) >= set(ROOMS)
    layers = next(c["layers"] for c in contracts["contracts"] if c["type"] == "layers")
    in_order = [room.strip() for layer in layers for room in layer.split("|")]
    assert in_order == [room for room in ROOMS if room != "local_telegram"]
    assert set(next(c for c in contracts["contracts"] if c["id"] == "no-maze")["ancestors"]) >= set(ROOMS) - {"web"}


@pytest.mark.parametrize("room", ROOMS)
def test_every_room_says_what_it_is_for(room):
    assert ast.get_docstring(tree(ROOT / room / "__init__.py"))


def test_nobody_commits_but_the_storage():
    assert {path for path in ending_on(("commit",)) if not path.startswith(STORAGE)} == set()


def test_control_a_commit_would_be_seen():
    assert endings(ast.parse("def log(store):\n    store.connection().commit()\n"), ("commit",))
    assert ending_on(("commit", "begin"))  # the storage's own


def test_only_the_storage_opens_a_database():
    opening = ending_on(("create_engine", "sessionmaker", "Session"))
    assert {path for path in opening if not path.startswith(STORAGE)} <= {"casework/sessions.py"}  # it logs a Session


def test_only_the_clock_reads_the_clock():
    assert ending_on(CLOCKS).keys() == {CLOCK}


@pytest.mark.parametrize(
    "line", ["datetime.now(UTC)", "dt.datetime.now()", "date.today()", "time.time()", "func.now()"]
)
def test_control_reading_the_clock_would_be_seen(line):
    assert endings(ast.parse(line), CLOCKS)


def test_no_chance_that_is_not_handed_in():
    """Only secrets may come from the system: tokens, keys and the randomness that the front door hands in."""
    free = ("random.random", "random.randint", "random.choice", "random.choices", "random.shuffle", "random.sample",
            "random.randbytes", "uuid4", "uuid1")  # fmt: skip
    assert ending_on(free) == {}


def test_messages_are_marked_up_in_one_place():
    rooms = [path for path in modules() if not name(path).startswith("local_telegram/")]
    assert sum(text(path).count("parse_mode") for path in rooms) <= 1


def test_what_python_telegram_bot_does_badly_is_not_used():
    """RELIABILITY §0: its updater, job queue, persistence and conversations lose what people wrote."""
    loops = (".run_polling", ".run_webhook", "JobQueue", "ConversationHandler", "ApplicationBuilder")
    banned = (*loops, "PicklePersistence", "user_data", "chat_data", "bot_data")
    rooms = [path for path in modules() if not name(path).startswith("local_telegram/")]
    found = {name(path): [word for word in banned if word in text(path)] for path in rooms}
    assert {path: words for path, words in found.items() if words} == {}
