"""What every table of Wegwijs has in common, and that the revisions make exactly the tables of the models."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import (
    BigInteger,
    Engine,
    ForeignKeyConstraint,
    Index,
    PrimaryKeyConstraint,
    UniqueConstraint,
    inspect,
    text,
)

import migrations
from foundation.storage.engines import open_engines
from migrations.append_only import protect
from migrations.models import metadata

TABLES = list(metadata.tables.values())
NUMBERS_OF_A_CHANNEL = {
    ("account", "number"),
    *((table, column) for table in ("inbox", "outbox", "draft") for column in ("account", "chat")),
    ("inbox", "update_id"),
    ("inbox", "message"),
    ("outbox", "message"),
    ("draft", "last_line"),
}


TRIGGERS = {
    "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name",
    "postgresql": "SELECT tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal ORDER BY tgname",
}


POLICIES = "SELECT tablename, policyname, cmd, qual, with_check FROM pg_policies ORDER BY tablename"


def everything_about(engine: Engine) -> dict[str, object]:
    """Columns, keys, checks, indexes and triggers of every table, as the database itself tells."""
    look = inspect(engine)
    with engine.connect() as connection:
        told: dict[str, object] = {"triggers": connection.execute(text(TRIGGERS[engine.dialect.name])).all()}
        if engine.dialect.name == "postgresql":
            told["policies"] = connection.execute(text(POLICIES)).all()
    for table in sorted(set(look.get_table_names()) - {"alembic_version"}):
        told[table] = {
            "columns": [(c["name"], str(c["type"]), c["nullable"], c["default"]) for c in look.get_columns(table)],
            "primary key": look.get_pk_constraint(table),
            "foreign keys": sorted(look.get_foreign_keys(table), key=str),
            "unique": sorted(look.get_unique_constraints(table), key=str),
            "checks": sorted(look.get_check_constraints(table), key=str),
            "indexes": sorted(((i["name"], i["column_names"], i["unique"]) for i in look.get_indexes(table)), key=str),
        }
    return told


@pytest.fixture
def migrated(empty_database_url):
    migrations.upgrade(empty_database_url)
    writer, reader = open_engines(empty_database_url)
    yield writer
    writer.dispose()
    reader.dispose()


def test_the_revisions_lead_to_the_models(migrated):
    with migrated.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_the_database_tells_the_same_of_tables_from_revisions_and_from_models(migrated, database_kind, houses):
    place = houses(database_kind).place
    url = place.empty()
    writer, reader = open_engines(url)
    with writer.begin() as connection:
        metadata.create_all(connection)
        protect(connection, "audit_entry", "audit_seal")
    from_models = everything_about(writer)
    writer.dispose()
    reader.dispose()
    place.drop(url)
    assert len(from_models["triggers"]) in {2, 6}  # PostgreSQL has one for every verb
    assert everything_about(migrated) == from_models


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_constraint_has_a_name(table):
    nameless = [c for c in table.constraints if c.name is None]
    assert not nameless


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_foreign_key_has_an_index(table):
    """Of a key that carries its organisation along, the other column is what a row is found by."""
    indexed = [
        tuple(column.name for column in index.columns)
        for index in (*table.indexes, *table.constraints)
        if isinstance(index, Index | UniqueConstraint | PrimaryKeyConstraint)
    ]
    for key in (c for c in table.constraints if isinstance(c, ForeignKeyConstraint)):
        columns = set(key.column_keys)
        telling = columns - {"organisation_id"} or columns
        assert any(index[0] in telling or set(index[: len(columns)]) == columns for index in indexed), key.name


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_no_foreign_key_deletes_or_changes_rows_of_others(table):
    assert [key for key in table.foreign_key_constraints if key.ondelete or key.onupdate] == []


def test_numbers_of_a_channel_fit_in_64_bits():
    for table, column in NUMBERS_OF_A_CHANNEL:
        assert isinstance(metadata.tables[table].columns[column].type, BigInteger), (table, column)


def test_every_instant_is_aware():
    for table in TABLES:
        for column in table.columns:
            if column.type.python_type.__name__ == "datetime":
                assert type(column.type).__name__ == "UtcDateTime", f"{table.name}.{column.name}"
