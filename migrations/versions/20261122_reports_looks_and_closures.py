"""Reports of coaches, looks at a card, and days on which a listing is closed."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

TO_GO = sa.text("planned_on IS NOT NULL AND started_on IS NULL AND stopped_on IS NULL")
TO_TELL = sa.text("told_at IS NULL")
NEW_FACTS: dict[str, sa.types.TypeEngine[Any]] = {
    "contact_name": sa.String(length=120),
    "withdrawn": sa.JSON(none_as_null=True),
    "closures": sa.JSON(none_as_null=True),
    "closed_on_holidays": sa.Boolean(),
    "season_from": sa.String(length=5),
    "season_until": sa.String(length=5),
}


def upgrade() -> None:
    op.create_table(
        "listing_looks",
        sa.Column("listing_id", sa.Integer(), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("looks", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["listing_id"], ["listing.id"], name=op.f("fk_listing_looks_listing_id_listing")),
        sa.PrimaryKeyConstraint("listing_id", "month", name=op.f("pk_listing_looks")),
    )
    op.create_table(
        "listing_report",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("listing_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("reported_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reported_by", sa.Integer(), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_by", sa.Integer(), nullable=True),
        sa.Column("outcome", sa.String(length=10), nullable=True),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("kind IN ('wrong', 'gone')", name=op.f("ck_listing_report_kind")),
        sa.CheckConstraint(
            "outcome IS NULL OR outcome IN ('right', 'changed', 'stopped', 'closed')",
            name=op.f("ck_listing_report_outcome"),
        ),
        sa.ForeignKeyConstraint(["closed_by"], ["person.id"], name=op.f("fk_listing_report_closed_by_person")),
        sa.ForeignKeyConstraint(["listing_id"], ["listing.id"], name=op.f("fk_listing_report_listing_id_listing")),
        sa.ForeignKeyConstraint(["reported_by"], ["person.id"], name=op.f("fk_listing_report_reported_by_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_listing_report")),
        sa.UniqueConstraint("public_id", name=op.f("uq_listing_report_public_id")),
    )
    for column in ("closed_by", "listing_id", "reported_by"):
        op.create_index(op.f(f"ix_listing_report_{column}"), "listing_report", [column], unique=False)
    op.create_index(
        "ix_listing_report_to_tell", "listing_report", ["reported_at"], unique=False,
        sqlite_where=TO_TELL, postgresql_where=TO_TELL,
    )  # fmt: skip
    for name, kind in NEW_FACTS.items():
        op.add_column("listing", sa.Column(name, kind, nullable=True))
    op.create_index(
        "ix_participation_to_go", "participation", ["planned_on"], unique=False,
        sqlite_where=TO_GO, postgresql_where=TO_GO,
    )  # fmt: skip


def downgrade() -> None:
    op.drop_index("ix_participation_to_go", table_name="participation", sqlite_where=TO_GO, postgresql_where=TO_GO)
    for name in reversed(NEW_FACTS):
        op.drop_column("listing", name)
    op.drop_table("listing_report")
    op.drop_table("listing_looks")
