"""The third wall between organisations, on PostgreSQL: in a person's transaction the rows of others do not exist.

Such a transaction takes the role `wegwijs_person` (`Store.narrow`). For that role these tables have only rows of the
organisations that were named with it, and none where none was. The clock, imports, reports, revisions and backups keep
the role that owns the tables and see them whole. Who may not make roles on a server goes without: `wegwijs doctor` says
so.
"""

from sqlalchemy import Connection, text

from foundation.storage.store import PERSON

MAKE = f"""
DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{PERSON}') THEN
        CREATE ROLE {PERSON} NOLOGIN;
    END IF;
    IF NOT pg_has_role(current_user, '{PERSON}', 'USAGE') THEN
        GRANT {PERSON} TO CURRENT_USER;
    END IF;
EXCEPTION WHEN insufficient_privilege OR duplicate_object OR unique_violation THEN NULL;
END $$
"""
OPEN = f"""
DO $$ BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = '{PERSON}') THEN
        GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {PERSON};
        GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {PERSON};
        ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {PERSON};
        ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO {PERSON};
    END IF;
END $$
"""
SHUT = f"""
DO $$ BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = '{PERSON}') THEN
        ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE ALL ON TABLES FROM {PERSON};
        ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE ALL ON SEQUENCES FROM {PERSON};
        REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {PERSON};
        REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM {PERSON};
    END IF;
END $$
"""
HERS = (  # in a subquery: worked out once for a statement, not for every row
    "organisation_id = ANY "
    "((SELECT string_to_array(nullif(current_setting('wegwijs.organisations', true), ''), ','))::int[])"
)


def raise_up(connection: Connection, *tables: str) -> None:
    """From now on these tables have the wall. All other tables, also those to come, are open to the role."""
    if connection.dialect.name == "postgresql":
        connection.execute(text(MAKE))
        connection.execute(text(OPEN))
        for table in tables:
            connection.execute(text(f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY'))
            connection.execute(text(f'CREATE POLICY own_organisation ON "{table}" USING ({HERS}) WITH CHECK ({HERS})'))


def tear_down(connection: Connection, *tables: str) -> None:
    """Take the wall away again (going back to before there was any)."""
    if connection.dialect.name == "postgresql":
        for table in tables:
            connection.execute(text(f'DROP POLICY own_organisation ON "{table}"'))
            connection.execute(text(f'ALTER TABLE "{table}" DISABLE ROW LEVEL SECURITY'))
        connection.execute(text(SHUT))
