"""What clients look for, and what coaches experienced."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "experience",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("listing_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("said", sa.JSON(), nullable=False),
        sa.Column("text", sa.String(length=300), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("draft", sa.String(length=16), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["listing_id"], ["listing.id"], name=op.f("fk_experience_listing_id_listing")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_experience_organisation_id_organisation")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_experience_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_experience")),
        sa.UniqueConstraint("draft", name=op.f("uq_experience_draft")),
        sa.UniqueConstraint("public_id", name=op.f("uq_experience_public_id")),
    )
    with op.batch_alter_table("experience", schema=None) as batch_op:
        batch_op.create_index("ix_experience_of_listing", ["listing_id", "month"], unique=False)
        batch_op.create_index(batch_op.f("ix_experience_organisation_id"), ["organisation_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_experience_person_id"), ["person_id"], unique=False)

    op.create_table(
        "preference",
        sa.Column("client_id", sa.Integer(), autoincrement=False, nullable=False),
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
        sa.CheckConstraint(
            "age_band IS NULL OR age_band IN ('18-30', '31-45', '46-60', '61-74', '75+')",
            name=op.f("ck_preference_age_band"),
        ),
        sa.CheckConstraint(
            "group_size IS NULL OR group_size IN ('klein', 'groot')", name=op.f("ck_preference_group_size")
        ),
        sa.CheckConstraint(
            "mobility IS NULL OR mobility IN ('goed', 'slecht', 'rollator', 'rolstoel')",
            name=op.f("ck_preference_mobility"),
        ),
        sa.CheckConstraint("budget_cents IS NULL OR budget_cents >= 0", name=op.f("ck_preference_budget")),
        sa.ForeignKeyConstraint(["changed_by"], ["person.id"], name=op.f("fk_preference_changed_by_person")),
        sa.ForeignKeyConstraint(
            ["organisation_id", "client_id"], ["client.organisation_id", "client.id"], name="of_client"
        ),
        sa.PrimaryKeyConstraint("client_id", name=op.f("pk_preference")),
    )
    with op.batch_alter_table("preference", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_preference_changed_by"), ["changed_by"], unique=False)
        batch_op.create_index("ix_preference_of_client", ["client_id", "organisation_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("preference", schema=None) as batch_op:
        batch_op.drop_index("ix_preference_of_client")
        batch_op.drop_index(batch_op.f("ix_preference_changed_by"))

    op.drop_table("preference")
    with op.batch_alter_table("experience", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_experience_person_id"))
        batch_op.drop_index(batch_op.f("ix_experience_organisation_id"))
        batch_op.drop_index("ix_experience_of_listing")

    op.drop_table("experience")
