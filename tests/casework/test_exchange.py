import csv
import stat
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import delete, func, select, update

from casework import consents, due, referrals
from casework.exchange import exporting, importing, keys, organisations
from casework.models import Client, Closing, ErasedKey, FollowUp, Participation, Referral, Session, Trajectory
from casework.queries import stored
from casework.source_keys import Keys
from foundation.people.models import Membership, Municipality, Organisation
from foundation.people.who import SYSTEM
from social_map.models import Listing
from tests.casework import builders

NOW = datetime(2026, 11, 20, 8, tzinfo=UTC)
SECRET = b"a secret of thirty-two bytes....."
HEADERS = {
    "referrals": "trajectory,client,received_on,referrer_type,practice,municipality,reason,icpc",
    "sessions": "trajectory,held_on,minutes,kind,status",
    "participations": "trajectory,category,listing,chosen_on,started_on,stopped_on,stop_reason,found",
    "follow_ups": "trajectory,months,outcome,answered_on",
    "closings": "trajectory,closed_on,reason,reopened_on,reopened_by",
}
T01 = "T01,C01,2026-01-05,huisarts,De Brink,Tilburg,eenzaamheid,"


@pytest.fixture
def folder(tmp_path):
    """Writes a folder: rows by kind; a first row that is a header replaces the usual one."""

    def write(name="in", **rows):
        made = tmp_path / name
        made.mkdir(exist_ok=True)
        for kind, lines in {"referrals": [T01], **rows}.items():
            header = [] if lines and lines[0].startswith("trajectory,") else [HEADERS[kind]]
            (made / f"{kind}.csv").write_text("\n".join([*header, *lines]) + "\n", encoding="utf-8")
        return made

    return write


@pytest.fixture
def read(store, place):
    def read_in(folder, **facts):
        given = {"organisation": place, "secret": SECRET, "now": NOW} | facts
        return importing.import_folder(store, SYSTEM, folder, **given)

    return read_in


def refusals(outcome):
    return [(remark.file, remark.row, remark.field, remark.why) for remark in outcome.refused]


def count(store, table):
    store.flush()
    return store.scalar(select(func.count()).select_from(table))


def test_a_folder_is_read_and_a_second_time_changes_nothing(store, folder, read):
    full = folder(
        sessions=["T01,2026-01-15,60,intake,held", "T01,2026-01-20,,vervolg,no_show"],
        participations=["T01,eten,Kookclub,2026-02-01,2026-02-08,,,gezocht"],
        follow_ups=["T01,3,same,2026-05-08"],
        closings=["T01,2026-06-01,doel_bereikt_activiteit,2026-07-01,poh_ggz", "T01,2026-08-01,geen_klik,,"],
    )
    first = read(full)
    assert first.as_json()["added"] == {
        "referrals": 1, "sessions": 2, "participations": 1, "follow_ups": 1, "closings": 2, "appointments": 0,
        "feedback": 0, "bare_referrals": 0,
    }  # fmt: skip
    assert first.as_json()["created"] == {"municipalities": ["Tilburg"], "practices": ["De Brink"]}
    before = store.scalars(select(Trajectory.imported_at)).one()
    again = read(full, now=datetime(2026, 11, 21, 8, tzinfo=UTC))
    assert (sum(again.added.values()), sum(again.changed.values()), again.refused) == (0, 0, [])
    assert sum(again.unchanged.values()) == 7
    store.expire_all()
    assert store.scalars(select(Trajectory.imported_at)).one() == before


def test_one_refused_row_and_nothing_is_written(store, folder, read):
    broken = folder(referrals=[T01, "T02,C02,2026-01-05,dokter,De Brink,Tilburg,eenzaamheid,"])
    outcome = read(broken)
    assert refusals(outcome) == [
        ("referrals.csv", 3, "referrer_type", "‘dokter’ staat niet in de lijst referrer_type.")
    ]
    assert sum(outcome.added.values()) == 0
    assert count(store, Client) == count(store, Municipality) == 0


def test_a_dry_run_counts_and_writes_nothing(store, folder, read):
    outcome = read(folder(sessions=["T01,2026-01-15,60,intake,held"]), dry_run=True)
    assert outcome.added["sessions"] == 1
    assert outcome.practices == ["De Brink"]
    assert count(store, Client) == count(store, Organisation.__table__) - 1 == 0


@pytest.mark.parametrize(
    ("kind", "row", "field"),
    [
        ("sessions", "T01,2026-01-15,60,koffie,held", "kind"),
        ("sessions", "T01,2026-01-15,60,intake,weg", "status"),
        ("sessions", "T01,2026-01-15,0,intake,held", "minutes"),
        ("sessions", "T01,2026-01-15,481,intake,held", "minutes"),
        ("sessions", "T01,2026-01-15,een uur,intake,held", "minutes"),
        ("sessions", "T01,15-01-2026,60,intake,held", "held_on"),
        ("sessions", "T01,2026-02-30,60,intake,held", "held_on"),
        ("sessions", "T01,2026-11-21,60,intake,held", "held_on"),
        ("sessions", "T01,,60,intake,held", "held_on"),
        ("sessions", "T99,2026-01-15,60,intake,held", "trajectory"),
        ("sessions", ",2026-01-15,60,intake,held", "trajectory"),
        ("sessions", "T01,2026-01-15,60,intake,held,meer", ""),
        ("participations", "T01,geld_schuld,,2026-02-01,,,,", "category"),
        ("participations", "T01,eten,,2026-02-01,2026-01-31,,,", "started_on"),
        ("participations", "T01,eten,,2026-02-01,2026-02-03,2026-02-02,kosten,", "stopped_on"),
        ("participations", "T01,eten,,2026-02-01,,2026-01-31,kosten,", "stopped_on"),
        ("participations", "T01,eten,,2026-02-01,2026-02-03,,kosten,", "stop_reason"),
        ("follow_ups", "T01,4,same,2026-05-08", "months"),
        ("follow_ups", "T01,3,misschien,2026-05-08", "outcome"),
        ("closings", "T01,2026-01-04,geen_klik,,", "closed_on"),
        ("closings", "T01,2026-03-01,zomaar,,", "reason"),
        ("closings", "T01,2026-03-01,geen_klik,2026-02-28,", "reopened_on"),
        ("closings", "T01,2026-03-01,geen_klik,,huisarts", "reopened_by"),
    ],
)
def test_each_of_these_rows_is_refused_by_name(folder, read, kind, row, field):
    outcome = read(folder(**{kind: [row]}))
    assert [(remark.file, remark.row, remark.field) for remark in outcome.refused] == [(f"{kind}.csv", 2, field)]


def test_a_service_is_no_activity(folder, read):
    outcome = read(folder(participations=["T01,geld_schuld,,2026-02-01,,,,"]))
    assert "is een dienst" in outcome.refused[0].why


@pytest.mark.parametrize(("reopened_on", "refused"), [("2026-05-28", []), ("2026-05-29", [2])])
def test_a_reopening_comes_within_three_calendar_months(folder, read, reopened_on, refused):
    outcome = read(folder(closings=[f"T01,2026-02-28,geen_klik,{reopened_on},"]))
    assert [remark.row for remark in outcome.refused] == refused


def test_only_the_last_closing_may_lack_a_reopening_whatever_the_order_in_the_file(folder, read):
    rows = ["T01,2026-08-01,geen_klik,,", "T01,2026-03-01,geen_klik,2026-04-01,"]
    assert read(folder(closings=rows), dry_run=True).refused == []
    outcome = read(folder(closings=["T01,2026-08-01,geen_klik,,", "T01,2026-03-01,geen_klik,,"]))
    assert [(remark.row, remark.field) for remark in outcome.refused] == [(3, "reopened_on")]
    outcome = read(folder(closings=["T01,2026-03-01,geen_klik,2026-05-01,", "T01,2026-04-01,geen_klik,,"]))
    assert [(remark.row, remark.field) for remark in outcome.refused] == [(3, "closed_on")]


def test_after_the_final_closing_only_follow_up_talks(folder, read):
    rows = ["T01,2026-05-01,30,vervolg,held", "T01,2026-09-01,30,opvolg3,held", "T01,2026-09-01,30,bel,held"]
    closings = ["T01,2026-04-15,geen_klik,2026-05-30,", "T01,2026-08-01,geen_klik,,"]
    outcome = read(folder(sessions=rows, closings=closings))
    assert [(remark.file, remark.row) for remark in outcome.refused] == [("sessions.csv", 4)]


def test_a_session_before_the_referral_is_allowed_with_a_warning(store, folder, read):
    outcome = read(folder(sessions=["T01,2026-01-04,30,bel,held"]))
    assert outcome.refused == []
    assert [(remark.file, remark.row) for remark in outcome.warnings] == [("sessions.csv", 2)]
    assert count(store, Session) == 1


def test_further_rows_of_a_trajectory_are_repeat_referrals(store, folder, read):
    repeat = "T01,C01,2026-02-05,poh_ggz,De Brink,Tilburg,eenzaamheid,"
    twice = folder(referrals=[repeat, T01, repeat])
    assert read(twice).added["referrals"] == 3
    found = store.execute(select(Referral.received_on, Referral.repeat).order_by(Referral.received_on, Referral.id))
    assert [tuple(row) for row in found] == [
        (date(2026, 1, 5), False), (date(2026, 2, 5), True), (date(2026, 2, 5), True),
    ]  # fmt: skip
    assert read(twice).unchanged["referrals"] == 3
    assert read(folder(referrals=[T01, repeat, repeat, repeat])).added["referrals"] == 1


def test_two_referrals_on_the_same_day_are_one_trajectory(store, folder, read):
    read(folder(referrals=[T01, T01.replace("huisarts", "poh_ggz")]))
    assert [row.repeat for row in store.scalars(select(Referral).order_by(Referral.id))] == [False, True]
    assert count(store, Trajectory) == 1


def test_equal_rows_are_separate_events_and_only_the_surplus_is_added(store, folder, read):
    row = "T01,2026-01-15,30,bel,held"
    assert read(folder(sessions=[row, row])).added["sessions"] == 2
    again = read(folder(sessions=[row, row, row, "T01,2026-01-16,30,bel,held"]))
    assert (again.added["sessions"], again.unchanged["sessions"]) == (2, 2)
    fewer = read(folder(sessions=[row]))
    assert (fewer.added["sessions"], fewer.unchanged["sessions"]) == (0, 1)
    assert count(store, Session) == 4


def test_a_key_makes_a_row_correctable(store, folder, read):
    header = HEADERS["sessions"] + ",key"
    read(folder(sessions=["T01,2026-01-15,30,bel,held", "T01,2026-01-16,30,bel,held"]))
    keyed = [header, "T01,2026-01-15,30,bel,held,S1", "T01,2026-01-16,30,bel,held,S2"]
    assert read(folder(sessions=keyed)).unchanged["sessions"] == 2
    outcome = read(folder(sessions=[header, "T01,2026-01-15,45,bel,held,S1", "T01,2026-01-16,30,bel,held,S2"]))
    assert (outcome.changed["sessions"], outcome.unchanged["sessions"], outcome.added["sessions"]) == (1, 1, 0)
    store.expire_all()
    assert sorted(store.scalars(select(Session.minutes))) == [30, 45]
    assert "S1" not in store.scalars(select(Session.source_key)).all()
    assert [r.field for r in read(folder(sessions=[header, *[keyed[1]] * 2])).refused] == ["key"]


def test_a_corrected_referral_answer_or_closing_is_changed(store, folder, read):
    read(folder(follow_ups=["T01,3,same,2026-05-08"], closings=["T01,2026-06-01,geen_klik,,"]))
    outcome = read(
        folder(
            referrals=["T01,C01,2026-01-06,poh_ggz,Oostpoort,Goirle,stress,P03"],
            follow_ups=["T01,3,stopped,2026-05-01"],
            closings=["T01,2026-06-01,kosten,2026-07-01,"],
        )
    )
    assert {kind: n for kind, n in outcome.changed.items() if n} == {"referrals": 1, "follow_ups": 1, "closings": 1}
    assert outcome.municipalities == ["Goirle"]
    store.expire_all()
    walk = store.scalars(select(Trajectory)).one()
    assert (walk.main_reason, walk.icpc) == ("stress", "P03")
    assert store.scalars(select(Referral.received_on)).one() == date(2026, 1, 6)
    assert [row.outcome for row in store.scalars(select(FollowUp).order_by(FollowUp.id))] == ["same", "stopped"]
    assert store.scalars(select(Closing)).one().reopened_on == date(2026, 7, 1)


def test_an_answer_given_twice_in_the_file_counts_by_its_day(store, folder, read):
    rows = folder(follow_ups=["T01,3,stopped,2026-05-10", "T01,3,same,2026-05-08"])
    assert read(rows).added["follow_ups"] == 2
    assert store.scalars(select(FollowUp.outcome).order_by(FollowUp.id.desc())).first() == "stopped"
    assert read(rows).unchanged["follow_ups"] == 2


def test_a_new_closing_after_a_stored_one_needs_a_reopening(folder, read):
    read(folder(closings=["T01,2026-03-01,geen_klik,,"]))
    outcome = read(folder(closings=["T01,2026-05-01,geen_klik,,"]))
    assert [remark.field for remark in outcome.refused] == ["reopened_on"]
    both = ["T01,2026-03-01,geen_klik,2026-04-01,", "T01,2026-05-01,geen_klik,,"]
    assert read(folder(closings=both)).refused == []


def test_a_trajectory_keeps_its_client(folder, read):
    read(folder())
    assert [r.why for r in read(folder(referrals=[T01.replace("C01", "C02")])).refused] == [
        "Dit traject hoort bij een andere cliënt."
    ]
    both = folder(referrals=[T01, T01.replace("C01", "C02")])
    assert [remark.field for remark in read(both).refused] == ["client"]


def test_two_trajectories_of_one_client_share_a_code_name(store, folder, read):
    read(folder(referrals=[T01, T01.replace("T01", "T02").replace("2026-01-05", "2026-09-01")]))
    assert (count(store, Client), count(store, Trajectory)) == (1, 2)


@pytest.mark.parametrize(
    ("key", "refused"),
    [
        ("111222333", True),
        ("1112.22.333", True),
        ("010464554", True),
        ("10464554", True),
        ("NL-111222333-x", True),
        ("123456789", False),
        ("12", False),
        ("2026-0012", False),
        ("1112223334", False),
    ],
)
def test_a_key_that_is_a_bsn_is_refused(folder, read, key, refused):
    outcome = read(folder(referrals=[T01.replace("C01", key)]))
    assert [remark.field for remark in outcome.refused] == (["client"] if refused else [])
    assert all(key not in remark.why for remark in outcome.refused)


def test_keys_are_kept_only_as_hmac_and_apart_for_each_organisation(store, place, folder, read):
    read(folder())
    client = store.scalars(select(Client)).one()
    assert client.source_key == Keys(SECRET, place.public_id).hashed("client", "C01")
    assert client.source_key != Keys(SECRET, "elsewhere").hashed("client", "C01")
    assert client.source_key != Keys(b"another", place.public_id).hashed("client", "C01")
    assert len(client.source_key) == 64


def test_the_key_file_is_written_once_and_for_the_owner_only(store, folder, read, tmp_path):
    file = tmp_path / "keys.csv"
    read(folder(), names_to=file)
    name = store.scalars(select(Client)).one().code_name
    assert list(csv.reader(file.read_text().splitlines())) == [["client", "code_name"], ["C01", name]]
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    with pytest.raises(keys.AlreadyThere):
        read(folder(), names_to=file)


def test_an_erased_client_never_comes_back(store, place, folder, read):
    hashed = Keys(SECRET, place.public_id)
    for kind, key in (("client", "C01"), ("trajectory", "T03")):
        gone = hashed.hashed(kind, key)
        store.add(ErasedKey(organisation_id=place.id, source_key=gone, erased_on=date(2026, 11, 1)))
    store.flush()
    rows = [T01.replace("T01", "T02").replace("C01", "C02"), T01]
    outcome = read(folder(referrals=rows, sessions=["T01,2026-01-15,60,intake,held", "T03,2026-01-15,60,intake,held"]))
    assert outcome.refused == []
    assert [remark.row for remark in outcome.warnings] == [3]
    assert (count(store, Trajectory), count(store, Session)) == (1, 0)


def test_who_was_merged_is_not_made_anew_and_what_moved_is_still_read(store, place, folder, read):
    later = [T01, T01.replace("01,", "02,", 2), T01.replace("01,", "03,", 2)]
    read(folder(referrals=later))
    store.execute(update(Trajectory).values(coach_id=(samira := builders.make_coach(store, place)).person_id))
    first, second, third = store.scalars(select(Client).order_by(Client.id)).all()
    referrals.merge(store, samira, second.public_id, first, secret=SECRET, now=NOW)  # a repeat beside the open one
    moved = store.scalars(select(Trajectory).where(Trajectory.client_id == third.id)).one()
    moved.coach_id = builders.make_coach(store, place, name="Karim").person_id
    karim = replace(samira, person_id=moved.coach_id)
    store.flush()
    referrals.merge(store, karim, third.public_id, first, secret=SECRET, now=NOW)  # her trajectory stays apart
    again = read(folder(referrals=later, sessions=["T03,2026-01-15,60,intake,held"]))
    assert (again.refused, [remark.row for remark in again.warnings]) == ([], [3])
    assert (count(store, Client), count(store, Trajectory), count(store, Session)) == (1, 2, 1)


def test_an_export_from_before_a_merge_does_not_bring_her_back(  # noqa: PLR0917  fixtures
    store, place, read, receive, coach, tmp_path
):
    first, twice = receive(), receive()
    exporting.export_folder(store, SYSTEM, tmp_path / "out", organisation=place, now=NOW)
    referrals.merge(store, coach, twice.client.public_id, first.client, secret=SECRET, now=NOW)
    again = read(tmp_path / "out")
    assert (again.refused, again.added["referrals"]) == ([], 0)
    assert any("gewist" in remark.why for remark in again.warnings)
    store.execute(delete(ErasedKey))  # the control: without its marks the file makes her anew
    assert read(tmp_path / "out").added["referrals"] == 1
    assert (count(store, Client), count(store, Trajectory)) == (2, 2)


def test_a_coach_gets_her_own_and_the_rest_waits_without(store, place, coach, folder, read):
    store.add(
        Membership(
            public_id=store.new_public_id(), person_id=coach.person_id, organisation_id=place.id, role="coach",
            from_on=date(2026, 1, 1),
        )
    )  # fmt: skip
    store.flush()
    header = HEADERS["referrals"] + ",coach"
    rows = [header, T01 + ",samira", T01.replace("01,", "02,", 2) + ",Onbekend", T01.replace("01,", "03,", 2) + ","]
    outcome = read(folder(referrals=rows))
    assert [(remark.row, remark.field) for remark in outcome.warnings] == [(3, "coach")]
    coaches = store.scalars(select(Trajectory.coach_id).order_by(Trajectory.id)).all()
    assert coaches == [coach.person_id, None, None]
    later = [header, *[row.replace(",Onbekend", ",Samira") for row in rows[1:]]]
    assert sum(read(folder(referrals=later)).changed.values()) == 0
    store.expire_all()
    coaches = store.scalars(select(Trajectory.coach_id).order_by(Trajectory.id)).all()
    assert coaches == [coach.person_id, coach.person_id, None]


def test_a_listing_is_linked_by_its_source_id_and_other_texts_are_kept(store, folder, read):
    rows = folder(
        participations=[
            "T01,eten,L1,2026-02-01,,,,",
            'T01,eten,"Kookclub, dinsdag",2026-02-01,,,,',
            "T01,eten,,2026-02-01,,,,",
        ]
    )
    read(rows)
    listing = Listing(
        public_id=store.new_public_id(), source="demo", source_id="L1", title="Samen koken", category="eten",
        created_at=NOW, changed_at=NOW,
    )  # fmt: skip
    store.add(listing)
    store.flush()
    assert read(rows).unchanged["participations"] == 3
    assert read(folder(participations=["T01,eten,L1,2026-03-01,,,,"])).added["participations"] == 1
    found = store.execute(select(Participation.listing_id, Participation.listing_name).order_by(Participation.id))
    assert [tuple(row) for row in found] == [
        (None, "L1"), (None, "Kookclub, dinsdag"), (None, None), (listing.id, "Samen koken"),
    ]  # fmt: skip


def test_nothing_that_was_due_before_the_import_is_ever_asked(store, coach, place, folder, read):
    read(
        folder(
            participations=[
                "T01,eten,,2026-02-01,2026-02-08,,,",
                "T01,eten,,2026-06-01,,,,",
                "T01,eten,,2026-11-18,,,,",
            ]
        )
    )
    walk = store.scalars(select(Trajectory)).one()
    walk.coach_id = coach.person_id
    store.flush()
    assert due.due_checks(store, date(2027, 6, 1)) == []
    assert [start.due_on for start in due.due_starts(store, date(2027, 6, 1))] == [date(2026, 11, 25)]
    assert read(folder("late", participations=["T01,eten,,2026-02-01,2026-01-08,,,"])).refused != []


def test_a_transfer_in_is_kept_as_one(store, folder, read):
    read(folder(referrals=[T01.replace("huisarts", "overdracht")]))
    assert store.scalars(select(Referral.referrer_type)).one() == "overdracht"


def test_names_that_differ_in_capitals_are_one_place(store, folder, read):
    other = T01.replace("01,", "02,", 2).replace("Tilburg", "TILBURG").replace("De Brink", "de brink")
    outcome = read(folder(referrals=[T01, other]))
    assert (outcome.municipalities, outcome.practices) == (["Tilburg"], ["De Brink"])


@pytest.mark.parametrize(
    ("raw", "row", "why"),
    [
        (HEADERS["referrals"].replace(",", ";").encode(), 1, "puntkomma"),
        (HEADERS["referrals"].replace(",", "\t").encode(), 1, "tab"),
        (f"{HEADERS['referrals']}\n{T01}\nT02,C02,2026-01-05,huisarts,Caf\xe9,Tilburg,,".encode("latin-1"), 3, "UTF-8"),
        (HEADERS["referrals"].encode("utf-16"), 1, "UTF-8"),
        (b"trajectory,client\n", 1, "kolom ontbreekt"),
        (HEADERS["referrals"].replace("icpc", "icpc,client").encode(), 1, "twee keer"),
        (f'{HEADERS["referrals"]}\n"{"x" * 140_000}'.encode(), 2, "niet te lezen"),
        (b"", 1, "kolom ontbreekt"),
    ],
)
def test_a_file_that_cannot_be_read_gets_one_clear_sentence(tmp_path, read, raw, row, why):
    (tmp_path / "referrals.csv").write_bytes(raw)
    (remark,) = read(tmp_path).refused
    assert (remark.file, remark.row) == ("referrals.csv", row)
    assert why in remark.why


def test_a_byte_order_mark_is_fine(tmp_path, read):
    (tmp_path / "referrals.csv").write_text(f"{HEADERS['referrals']}\n{T01}\n", encoding="utf-8-sig")
    assert read(tmp_path).added["referrals"] == 1


def test_without_referrals_there_is_nothing_to_read(tmp_path, read):
    assert [remark.file for remark in read(tmp_path).refused] == ["referrals.csv"]


def test_rows_are_numbered_by_their_line_also_after_a_line_break_in_a_value(folder, read):
    outcome = read(
        folder(participations=['T01,eten,"Koken\nin de buurt",2026-02-01,,,,', "", "T01,eten,,2027-01-01,,,,"])
    )
    assert [remark.row for remark in outcome.refused] == [5]


def test_strange_files_and_columns_are_named_once(folder, read):
    made = folder(referrals=[HEADERS["referrals"] + ",naam", T01 + ",x", T01.replace("01,", "02,", 2) + ",y"])
    (made / "leesmij.txt").write_text("hallo")
    outcome = read(made)
    assert outcome.refused == []
    assert len(outcome.ignored) == 2
    assert any("naam" in text for text in outcome.ignored)


def test_without_a_name_the_only_organisation_is_used(store, place):
    assert organisations.to_import_into(store, None) is place
    assert organisations.to_import_into(store, "WELZIJN midden") is place
    builders.make_practice(store)
    assert organisations.to_export(store, None) is place
    builders.make_organisation(store, "Welzijn Zuid")
    with pytest.raises(organisations.WhichOrganisation):
        organisations.to_import_into(store, None)


def test_an_empty_database_gets_an_organisation(store):
    with pytest.raises(organisations.NoOrganisation):
        organisations.to_export(store, None)
    assert organisations.to_import_into(store, None).name == "Ingelezen"


def test_an_export_does_not_overwrite(store, place, tmp_path):
    exporting.export_folder(store, SYSTEM, tmp_path, organisation=place, now=NOW)
    with pytest.raises(keys.AlreadyThere):
        exporting.export_folder(store, SYSTEM, tmp_path, organisation=place, now=NOW)


def test_an_export_read_back_in_changes_nothing(store, place, folder, read, tmp_path):
    walk = builders.make_trajectory(store, builders.make_coach(store, place), place)
    referral = store.scalars(select(Referral)).one()
    referral.channel, referral.fits = "zorgdomein", "passend"
    builders.make_session(store, walk)
    builders.make_participation(store, walk, listing_name="Kookclub", planned_on=date(2026, 12, 1))
    read(folder(sessions=["T01,2026-01-15,60,intake,held"]))
    out = tmp_path / "out"
    exporting.export_folder(store, SYSTEM, out, organisation=place, now=NOW)
    outcome = read(out)
    assert (sum(outcome.added.values()), sum(outcome.changed.values()), outcome.refused) == (0, 0, [])
    assert sum(outcome.unchanged.values()) == 5
    read(out, organisation=builders.make_organisation(store, "Elders"))
    assert store.scalar(select(func.count()).where(Referral.channel == "zorgdomein", Referral.fits == "passend")) == 2


def test_what_a_file_tells_of_a_referral_is_added_and_what_it_leaves_out_stays(store, folder, read):
    header = HEADERS["referrals"] + ",channel,urgency"
    read(folder(referrals=[header, T01 + ",mail,spoed"]))
    assert read(folder(referrals=[T01.replace("huisarts", "poh_ggz")])).changed["referrals"] == 1
    assert read(folder(referrals=[header, T01.replace("huisarts", "poh_ggz") + ",telefoon,"])).changed["referrals"] == 1
    referral = store.scalars(select(Referral)).one()
    assert (referral.referrer_type, referral.channel, referral.urgency) == ("poh_ggz", "telefoon", "spoed")
    assert refusals(read(folder(referrals=[header, T01 + ",duif,"])))[0][2] == "channel"


def test_who_did_not_consent_still_counts_elsewhere_and_never_comes_back(store, coach, place, read, tmp_path):
    walk = builders.make_trajectory(store, coach, place, practice_id=builders.make_practice(store).id)
    before, after = tmp_path / "before", tmp_path / "after"
    exporting.export_folder(store, SYSTEM, before, organisation=place, now=NOW)
    consents.strip(store, coach, [walk], secret=SECRET, now=NOW)
    exporting.export_folder(store, SYSTEM, after, organisation=place, now=NOW)
    assert (after / "bare_referrals.csv").read_text().splitlines()[1].startswith("2026-01-05,huisarts,")
    elsewhere = builders.make_organisation(store, "Elders")
    assert read(after, organisation=elsewhere).added["bare_referrals"] == 1
    assert read(after, organisation=elsewhere).unchanged["bare_referrals"] == 1
    assert {remark.why for remark in read(before).warnings} == {
        "Deze cliënt is gewist en komt niet terug. De rij is overgeslagen."
    }
    assert count(store, Client) == 0


def test_more_trajectories_than_fit_in_one_chunk(store, folder, read, monkeypatch):
    monkeypatch.setattr(stored, "AT_ONCE", 3)
    monkeypatch.setattr(importing, "AT_ONCE", 3)
    rows = folder(referrals=[T01.replace("01,", f"{n:02},", 2) for n in range(1, 12)])
    assert read(rows).added["referrals"] == 11
    assert read(rows).unchanged["referrals"] == 11


def test_the_golden_data_set_is_read_whole(store, read, golden):
    outcome = read(golden, now=datetime(2027, 3, 1, 9, tzinfo=UTC))
    assert outcome.refused == outcome.warnings == []
    assert outcome.as_json()["added"] == {
        "referrals": 10, "sessions": 19, "participations": 9, "follow_ups": 7, "closings": 8, "appointments": 0,
        "feedback": 0, "bare_referrals": 0,
    }  # fmt: skip


@pytest.fixture
def golden():
    return Path(__file__).parents[1] / "data" / "golden"
