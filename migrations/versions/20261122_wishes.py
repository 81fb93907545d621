"""Wishes for what the map does not have, and which provider was asked to begin it."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "wish",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("concept", sa.String(length=80), nullable=True),
        sa.Column("category", sa.String(length=40), nullable=False),
        sa.Column("municipality_id", sa.Integer(), nullable=False),
        sa.Column("neighbourhood", sa.String(length=120), nullable=True),
        sa.Column("part", sa.String(length=10), nullable=True),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("known", sa.JSON(), nullable=False),
        sa.Column("listing_id", sa.Integer(), nullable=True),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "part IS NULL OR part IN ('ochtend', 'middag', 'avond', 'weekend')", name=op.f("ck_wish_part")
        ),
        sa.ForeignKeyConstraint(["listing_id"], ["listing.id"], name=op.f("fk_wish_listing_id_listing")),
        sa.ForeignKeyConstraint(
            ["municipality_id"], ["municipality.id"], name=op.f("fk_wish_municipality_id_municipality")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_wish_organisation_id_organisation")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_wish_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wish")),
        sa.UniqueConstraint("public_id", name=op.f("uq_wish_public_id")),
    )
    op.create_index(op.f("ix_wish_listing_id"), "wish", ["listing_id"], unique=False)
    op.create_index(op.f("ix_wish_municipality_id"), "wish", ["municipality_id", "month"], unique=False)
    op.create_index(op.f("ix_wish_organisation_id"), "wish", ["organisation_id"], unique=False)
    op.create_index(op.f("ix_wish_person_id"), "wish", ["person_id"], unique=False)

    op.create_table(
        "wish_call",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("municipality_id", sa.Integer(), nullable=False),
        sa.Column("subject", sa.String(length=80), nullable=False),
        sa.Column("quarter", sa.Date(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answer", sa.String(length=3), nullable=True),
        sa.Column("answered_by", sa.Integer(), nullable=True),
        sa.CheckConstraint("answer IS NULL OR answer IN ('yes', 'no')", name=op.f("ck_wish_call_answer")),
        sa.ForeignKeyConstraint(["answered_by"], ["person.id"], name=op.f("fk_wish_call_answered_by_person")),
        sa.ForeignKeyConstraint(
            ["municipality_id"], ["municipality.id"], name=op.f("fk_wish_call_municipality_id_municipality")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_wish_call_organisation_id_organisation")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wish_call")),
        sa.UniqueConstraint("public_id", name=op.f("uq_wish_call_public_id")),
        sa.UniqueConstraint(
            "organisation_id", "municipality_id", "subject", "quarter",
            name=op.f("uq_wish_call_organisation_id_municipality_id_subject_quarter"),
        ),
    )
    op.create_index(op.f("ix_wish_call_answered_by"), "wish_call", ["answered_by"], unique=False)
    op.create_index(op.f("ix_wish_call_municipality_id"), "wish_call", ["municipality_id"], unique=False)
    op.create_index(op.f("ix_wish_call_organisation_id"), "wish_call", ["organisation_id"], unique=False)


def downgrade() -> None:
    op.drop_table("wish_call")
    op.drop_table("wish")
