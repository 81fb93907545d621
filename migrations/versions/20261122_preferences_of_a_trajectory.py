"""What a client looks for belongs to a trajectory: a colleague who knows the same client does not see it."""

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

AGES = "age_band IS NULL OR age_band IN ('18-30', '31-45', '46-60', '61-74', '75+')"
GROUPS = "group_size IS NULL OR group_size IN ('klein', 'groot')"
MOBILITIES = "mobility IS NULL OR mobility IN ('goed', 'slecht', 'rollator', 'rolstoel')"
NOTHING: dict[str, Any] = {
    "interests": [], "free_days": [], "asked": [], "neighbourhood": None, "age_band": None, "language": None,
    "budget_cents": None, "mobility": None, "group_size": None,
}  # fmt: skip

WALK = sa.table("trajectory", *map(sa.column, ("id", "client_id", "coach_id", "organisation_id")))
CLOSING = sa.table("closing", *map(sa.column, ("trajectory_id", "reopened_on")))
HANDOVER = sa.table("handover", *map(sa.column, ("trajectory_id", "from_id", "answer")))


def upgrade() -> None:
    kept = op.get_bind().execute(sa.select(_table("client_id"))).mappings().all()
    _make("trajectory", [row for old in kept for row in _of_trajectory(dict(old))])


def downgrade() -> None:
    """Where two trajectories of a client have a row the newest stays; that a row is lost is then refused."""
    new = _table("trajectory_id")
    of_client = sa.select(new, WALK.c.client_id).join(WALK, WALK.c.id == new.c.trajectory_id).order_by(new.c.changed_at)
    rows = {row["client_id"]: dict(row) for row in op.get_bind().execute(of_client).mappings()}
    _make("client", [{name: row[name] for name in row if name != "trajectory_id"} for row in rows.values()])


def _of_trajectory(row: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The newest trajectory, open ones first, of who wrote it, or of who took over from her.

    Where several coaches know the client and none of them wrote it, whose it is cannot be told: it is asked anew.
    """
    closed = sa.exists().where(CLOSING.c.trajectory_id == WALK.c.id, CLOSING.c.reopened_on.is_(None))
    from_her = sa.exists().where(
        HANDOVER.c.trajectory_id == WALK.c.id, HANDOVER.c.from_id == row["changed_by"], HANDOVER.c.answer == "accepted"
    )
    walks = (
        sa.select(WALK.c.id, WALK.c.coach_id, from_her.label("from_her"))
        .where(WALK.c.client_id == row.pop("client_id"), WALK.c.organisation_id == row["organisation_id"])
        .order_by(closed, WALK.c.id.desc())
    )
    every = op.get_bind().execute(walks).all()
    alone = len({walk.coach_id for walk in every}) == 1
    hers = [walk for walk in every if row["changed_by"] is not None and walk.coach_id == row["changed_by"]]
    known = hers or [walk for walk in every if walk.from_her] or (every if alone else [])
    for walk in (known or every)[:1]:
        yield row | {"trajectory_id": walk.id} | ({} if known else NOTHING)


def _table(key: str) -> sa.TableClause:
    return sa.table(
        "preference", sa.column(key, sa.Integer()), sa.column("organisation_id", sa.Integer()),
        sa.column("interests", sa.JSON()), sa.column("neighbourhood", sa.String()), sa.column("age_band", sa.String()),
        sa.column("language", sa.String()), sa.column("budget_cents", sa.Integer()), sa.column("free_days", sa.JSON()),
        sa.column("mobility", sa.String()), sa.column("group_size", sa.String()), sa.column("asked", sa.JSON()),
        sa.column("changed_at", sa.DateTime(timezone=True)), sa.column("changed_by", sa.Integer()),
    )  # fmt: skip


def _make(parent: str, rows: list[dict[str, Any]]) -> None:
    """The table anew, with these rows: a key that moves is a new table on SQLite and PostgreSQL alike."""
    op.drop_table("preference")
    op.create_table(
        "preference",
        sa.Column(f"{parent}_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("interests", sa.JSON(), nullable=False),
        sa.Column("neighbourhood", sa.String(length=120), nullable=True),
        sa.Column("age_band", sa.String(length=5), nullable=True),
        sa.Column("language", sa.String(length=5), nullable=True),
        sa.Column("budget_cents", sa.Integer(), nullable=True),
        sa.Column("free_days", sa.JSON(), nullable=False),
        sa.Column("mobility", sa.String(length=10), nullable=True),
        sa.Column("group_size", sa.String(length=5), nullable=True),
        sa.Column("asked", sa.JSON(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_by", sa.Integer(), nullable=True),
        sa.CheckConstraint(AGES, name=op.f("ck_preference_age_band")),
        sa.CheckConstraint(GROUPS, name=op.f("ck_preference_group_size")),
        sa.CheckConstraint(MOBILITIES, name=op.f("ck_preference_mobility")),
        sa.CheckConstraint("budget_cents IS NULL OR budget_cents >= 0", name=op.f("ck_preference_budget")),
        sa.ForeignKeyConstraint(["changed_by"], ["person.id"], name=op.f("fk_preference_changed_by_person")),
        sa.ForeignKeyConstraint(
            ["organisation_id", f"{parent}_id"], [f"{parent}.organisation_id", f"{parent}.id"], name=f"of_{parent}"
        ),
        sa.PrimaryKeyConstraint(f"{parent}_id", name=op.f("pk_preference")),
    )
    op.create_index("ix_preference_changed_by", "preference", ["changed_by"], unique=False)
    op.create_index(f"ix_preference_of_{parent}", "preference", [f"{parent}_id", "organisation_id"], unique=False)
    if rows:
        op.bulk_insert(_table(f"{parent}_id"), rows)
