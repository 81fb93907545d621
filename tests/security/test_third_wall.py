"""PostgreSQL itself keeps organisations apart: what a query forgot, a person's transaction does not have."""

import pytest
from sqlalchemy import event, exc, func, select, text, update

from casework import access
from casework.models import Client, Session
from foundation.people.models import Organisation
from migrations.models import WALLED
from tests.casework import builders
from tests.security.town import who

pytestmark = pytest.mark.parametrize("database_kind", ["postgresql"], indirect=True)


def clients(store):
    """How many clients a query finds that asks for no organisation."""
    return store.scalar(select(func.count()).select_from(Client))


def test_in_a_persons_transaction_the_clients_of_others_do_not_exist(database, town):
    with database.reading() as store:
        everybody, samira = clients(store), who(store, "samira")
        elsewhere = store.scalars(select(Organisation).where(Organisation.name == "Surplus")).one()
        theirs = store.query(Client).filter_by(organisation_id=elsewhere.id).count()
    with database.writing() as store:
        access.narrow(store, samira)
        assert clients(store) == everybody - theirs
        with pytest.raises(exc.ProgrammingError, match="row-level security"), store.begin_nested():
            builders.make_client(store, elsewhere, number=99)
        with pytest.raises(exc.ProgrammingError, match="row-level security"), store.begin_nested():
            store.execute(update(Session).values(organisation_id=elsewhere.id))
    with database.writing() as store:
        store.narrow([])  # nobody was named
        assert clients(store) == 0
    with database.reading() as store:
        store.narrow([elsewhere.id])
        assert clients(store) == theirs > 0
    with database.writing() as store:
        assert clients(store) == everybody  # the same connection, a moment later: the wall fell with its transaction

        store.execute(text("ALTER TABLE client DISABLE ROW LEVEL SECURITY"))  # the control
        access.narrow(store, samira)
        assert clients(store) == everybody
        store.rollback()


def test_every_update_of_who_works_in_welfare_raises_it(desk, town):
    named = []

    def notice(_connection, _cursor, _statement, parameters, *_rest):
        if isinstance(parameters, dict) and "named" in parameters:
            named.append(parameters["named"])

    event.listen(desk.database.writer, "before_cursor_execute", notice)
    for name in ("samira", "stranger", "noor"):
        desk.say(name, "/clienten")
    event.remove(desk.database.writer, "before_cursor_execute", notice)
    with desk.database.reading() as store:
        (mine,) = {member.organisation_id for member in who(store, "samira").members}
        assert named == [str(mine), ""]  # a regisseur finds no client, by the doors; her figures are of all
        assert store.get_one(Organisation, mine).kind == "welfare"


def test_every_table_with_something_of_a_client_has_the_wall(database):
    with database.reading() as store:
        walled = "SELECT relname FROM pg_class WHERE relrowsecurity ORDER BY relname"
        assert tuple(store.scalars(text(walled))) == WALLED
    assert {Client.__tablename__, Session.__tablename__} <= set(WALLED)
