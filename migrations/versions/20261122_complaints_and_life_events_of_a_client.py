"""Complaints and life events of a client, as codes."""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "circumstance",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("trajectory_id", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(length=17), nullable=False),
        sa.Column("noted_on", sa.Date(), nullable=False),
        sa.Column("logged_by", sa.Integer(), nullable=True),
        sa.Column("logged_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "what IN ('piekeren', 'slecht_slapen', 'moe', 'rug', 'schouder', 'nek', 'hoofdpijn', 'partner_verloren', "
            "'baan_verloren', 'schulden', 'chronisch_ziek', 'mantelzorg', 'scheiding', 'verhuizing', 'migratie', "
            "'pensioen', 'kinderen_uit_huis')",
            name=op.f("ck_circumstance_what"),
        ),
        sa.ForeignKeyConstraint(["logged_by"], ["person.id"], name=op.f("fk_circumstance_logged_by_person")),
        sa.ForeignKeyConstraint(
            ["organisation_id", "trajectory_id"], ["trajectory.organisation_id", "trajectory.id"], name="of_trajectory"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_circumstance")),
    )
    op.create_index(op.f("ix_circumstance_logged_by"), "circumstance", ["logged_by"], unique=False)
    op.create_index("ix_circumstance_of_trajectory", "circumstance", ["trajectory_id", "organisation_id"], unique=False)


def downgrade() -> None:
    op.drop_table("circumstance")
