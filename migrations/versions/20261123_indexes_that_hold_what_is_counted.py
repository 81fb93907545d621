"""Indexes that hold what a report counts: it need not read the rows."""

from alembic import op

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None

WIDER = {  # table, name: the columns before, and the columns now
    ("session", "ix_session_held_on"): (
        ["held_on"], ["held_on", "status", "minutes", "trajectory_id", "organisation_id"]
    ),
    ("session", "ix_session_of_trajectory"): (
        ["trajectory_id", "held_on", "organisation_id"], ["trajectory_id", "held_on", "organisation_id", "status"]
    ),
    ("closing", "ix_closing_closed_on"): (["closed_on"], ["closed_on", "reopened_on", "trajectory_id"]),
    ("participation", "ix_participation_started_on"): (
        ["started_on"], ["started_on", "stopped_on", "category", "trajectory_id", "organisation_id"]
    ),
    ("referral", "ix_referral_of_trajectory"): (
        ["trajectory_id", "organisation_id"], ["trajectory_id", "organisation_id", "received_on", "referrer_type"]
    ),
}  # fmt: skip


def upgrade() -> None:
    for (table, name), (_, columns) in WIDER.items():
        _replace(table, name, columns)


def downgrade() -> None:
    for (table, name), (columns, _) in WIDER.items():
        _replace(table, name, columns)


def _replace(table: str, name: str, columns: list[str]) -> None:
    op.drop_index(name, table_name=table)
    op.create_index(name, table, columns, unique=False)
