"""What was so for everybody is now the municipality's; a silence that had begun keeps its day of neglect."""

from datetime import date

from sqlalchemy import text

import migrations
from foundation.storage.engines import open_engines
from tests.migrations.rows import fill


def test_rhythm_and_silence_are_carried_over(empty_database_url):
    migrations.upgrade(empty_database_url, revision="0002")
    writer, reader = open_engines(empty_database_url)
    with writer.begin() as connection:
        fill(connection)  # asked for the first time on 1, 2 and 3 January 2026
        connection.execute(text("UPDATE listing SET rhythm_days = 180 WHERE id = 1"))
        connection.execute(text("UPDATE listing SET first_asked_at = NULL WHERE id = 3"))
    migrations.upgrade(empty_database_url, revision="0003")
    with writer.begin() as connection:
        found = connection.execute(text("SELECT rhythm_days, neglected_on FROM listing ORDER BY id")).all()
    writer.dispose()
    reader.dispose()
    as_days = [(rhythm, on if on is None else date.fromisoformat(str(on))) for rhythm, on in found]
    assert as_days == [(None, date(2026, 5, 1)), (2, date(2026, 5, 2)), (3, None)]
