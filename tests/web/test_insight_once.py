"""Two who fetch a client's file at the same moment: one gets it."""

from threading import Barrier, Thread

from sqlalchemy import select

from casework.models import InsightLink
from casework.rights import links
from dialogue.rights import file
from foundation.people.models import Membership
from tests.casework import builders


def test_of_two_who_fetch_at_once_one_gets_the_file(database, now):
    with database.writing() as store:
        place = builders.make_organisation(store)
        samira = builders.make_coach(store, place)
        store.add(
            Membership(
                public_id=store.new_public_id(), person_id=samira.person_id, organisation_id=place.id, role="coach",
                from_on=now.date(), confirmed_at=now,
            )
        )  # fmt: skip
        walk = builders.make_trajectory(store, samira, place)
        store.flush()
        token = links.make_own(store, samira, walk.public_id, now=now)
    at_once, got = Barrier(2), []

    def fetch():
        at_once.wait()
        try:
            with database.writing() as store:
                file.check(store, token, now=now)
                got.append(file.fetch(store, token, now=now).name)
        except links.InsightOver:
            got.append("over")

    both = [Thread(target=fetch) for _ in range(2)]
    for each in both:
        each.start()
    for each in both:
        each.join()
    assert sorted(got) == ["inzage-2026-11-20.zip", "over"]
    with database.reading() as store:
        assert store.scalars(select(InsightLink)).one().fetched_at == now
