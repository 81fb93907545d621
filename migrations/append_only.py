"""Triggers that refuse every UPDATE and DELETE of a table, on both databases.

A revision that rebuilds such a table on SQLite must call `protect` again: a rebuilt table has lost its triggers.
"""

from sqlalchemy import Connection, text

REFUSE = """
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$
"""


def protect(connection: Connection, *tables: str) -> None:
    """From now on rows of these tables can be added and read, nothing else."""
    if connection.dialect.name == "sqlite":
        for table in tables:
            for verb in ("update", "delete"):
                connection.exec_driver_sql(
                    f"CREATE TRIGGER {table}_no_{verb} BEFORE {verb.upper()} ON {table} "
                    f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
                )
            # INSERT OR REPLACE takes a row away without asking the trigger on DELETE.
            connection.exec_driver_sql(
                f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} "
                f"WHEN EXISTS (SELECT 1 FROM {table} WHERE rowid = NEW.rowid) "
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            )
        return
    connection.execute(text(REFUSE))
    for table in tables:
        connection.execute(
            text(
                f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
                "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
            )
        )


def release(connection: Connection, *tables: str) -> None:
    """Take the protection away again (going back to before there was any)."""
    if connection.dialect.name == "sqlite":
        for table in tables:
            for verb in ("update", "delete", "replace"):
                connection.exec_driver_sql(f"DROP TRIGGER {table}_no_{verb}")
        return
    for table in tables:
        connection.execute(text(f"DROP TRIGGER {table}_no_change ON {table}"))
    connection.execute(text("DROP FUNCTION refuse_change()"))
