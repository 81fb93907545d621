"""First visits are found by their day: SQLite takes an index on nothing else for one that is narrower."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

TO_GO = sa.text("planned_on IS NOT NULL AND started_on IS NULL AND stopped_on IS NULL")
PLANNED = sa.text("planned_on IS NOT NULL")


def upgrade() -> None:
    op.drop_index("ix_participation_to_go", table_name="participation", sqlite_where=TO_GO, postgresql_where=TO_GO)
    op.create_index(
        "ix_participation_to_go", "participation", ["stopped_on", "started_on", "planned_on"], unique=False,
        sqlite_where=PLANNED, postgresql_where=PLANNED,
    )  # fmt: skip


def downgrade() -> None:
    op.drop_index("ix_participation_to_go", table_name="participation", sqlite_where=PLANNED, postgresql_where=PLANNED)
    op.create_index(
        "ix_participation_to_go", "participation", ["planned_on"], unique=False,
        sqlite_where=TO_GO, postgresql_where=TO_GO,
    )  # fmt: skip
