from foundation.people.models import Municipality


def test_a(store):
    store.add(Municipality(name="Tilburg"))
    store.flush()


def test_b(store):
    assert store.query(Municipality).count() == 0


def test_c(database):
    with database.writing() as store:
        store.add(Municipality(name="Tilburg"))


async def test_d(database):
    assert await database.read(lambda store: store.query(Municipality).count()) == 0
