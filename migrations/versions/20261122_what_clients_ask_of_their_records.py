"""What clients ask of their records."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "erasure",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("erased_on", sa.Date(), nullable=False),
        sa.Column("why", sa.String(length=9), nullable=False),
        sa.Column("asked_by", sa.Integer(), nullable=True),
        sa.Column("confirmed_by", sa.Integer(), nullable=True),
        sa.Column("trajectories", sa.Integer(), nullable=False),
        sa.CheckConstraint("why IN ('asked', 'retention')", name=op.f("ck_erasure_why")),
        sa.ForeignKeyConstraint(["asked_by"], ["person.id"], name=op.f("fk_erasure_asked_by_person")),
        sa.ForeignKeyConstraint(["confirmed_by"], ["person.id"], name=op.f("fk_erasure_confirmed_by_person")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_erasure_organisation_id_organisation")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_erasure")),
    )
    with op.batch_alter_table("erasure", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_erasure_asked_by"), ["asked_by"], unique=False)
        batch_op.create_index(batch_op.f("ix_erasure_confirmed_by"), ["confirmed_by"], unique=False)
        batch_op.create_index("ix_erasure_of_organisation", ["organisation_id", "erased_on"], unique=False)

    op.create_table(
        "insight_link",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("trajectory_id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("whole", sa.Boolean(), nullable=False),
        sa.Column("made_for", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("fetched_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["made_for"], ["person.id"], name=op.f("fk_insight_link_made_for_person")),
        sa.ForeignKeyConstraint(
            ["organisation_id", "trajectory_id"], ["trajectory.organisation_id", "trajectory.id"], name="of_trajectory"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_insight_link")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_insight_link_token_hash")),
    )
    with op.batch_alter_table("insight_link", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_insight_link_made_for"), ["made_for"], unique=False)
        batch_op.create_index("ix_insight_link_of_trajectory", ["trajectory_id", "organisation_id"], unique=False)

    op.create_table(
        "legal_hold",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("trajectory_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(length=12), nullable=False),
        sa.Column("asked_by", sa.Integer(), nullable=False),
        sa.Column("placed_by", sa.Integer(), nullable=False),
        sa.Column("placed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("lifted_by", sa.Integer(), nullable=True),
        sa.Column("lifted_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("reason IN ('wmo', 'klacht', 'rechtszaak', 'onderzoek')", name=op.f("ck_legal_hold_reason")),
        sa.ForeignKeyConstraint(["asked_by"], ["person.id"], name=op.f("fk_legal_hold_asked_by_person")),
        sa.ForeignKeyConstraint(["lifted_by"], ["person.id"], name=op.f("fk_legal_hold_lifted_by_person")),
        sa.ForeignKeyConstraint(
            ["organisation_id", "trajectory_id"], ["trajectory.organisation_id", "trajectory.id"], name="of_trajectory"
        ),
        sa.ForeignKeyConstraint(["placed_by"], ["person.id"], name=op.f("fk_legal_hold_placed_by_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_legal_hold")),
    )
    with op.batch_alter_table("legal_hold", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_legal_hold_asked_by"), ["asked_by"], unique=False)
        batch_op.create_index(
            "ix_legal_hold_in_force",
            ["trajectory_id"],
            unique=False,
            sqlite_where=sa.text("lifted_at IS NULL"),
            postgresql_where=sa.text("lifted_at IS NULL"),
        )
        batch_op.create_index(batch_op.f("ix_legal_hold_lifted_by"), ["lifted_by"], unique=False)
        batch_op.create_index("ix_legal_hold_of_trajectory", ["trajectory_id", "organisation_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_legal_hold_placed_by"), ["placed_by"], unique=False)

    op.create_table(
        "objection",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("trajectory_id", sa.Integer(), nullable=False),
        sa.Column("about", sa.String(length=12), nullable=False),
        sa.Column("said_on", sa.Date(), nullable=False),
        sa.Column("outcome", sa.String(length=9), nullable=False),
        sa.Column("logged_by", sa.Integer(), nullable=True),
        sa.Column("logged_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "about IN ('session', 'referral', 'choice', 'check', 'closing', 'appointment', 'consent', 'preference', "
            "'other')",
            name=op.f("ck_objection_about"),
        ),
        sa.CheckConstraint("outcome IN ('corrected', 'stays')", name=op.f("ck_objection_outcome")),
        sa.ForeignKeyConstraint(["logged_by"], ["person.id"], name=op.f("fk_objection_logged_by_person")),
        sa.ForeignKeyConstraint(
            ["organisation_id", "trajectory_id"], ["trajectory.organisation_id", "trajectory.id"], name="of_trajectory"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_objection")),
        sa.UniqueConstraint("public_id", name=op.f("uq_objection_public_id")),
    )
    with op.batch_alter_table("objection", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_objection_logged_by"), ["logged_by"], unique=False)
        batch_op.create_index("ix_objection_of_trajectory", ["trajectory_id", "organisation_id"], unique=False)

    op.create_table(
        "rights_request",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("trajectory_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("reason", sa.String(length=12), nullable=True),
        sa.Column("asked_by", sa.Integer(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answer", sa.String(length=9), nullable=True),
        sa.Column("answered_by", sa.Integer(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "answer IS NULL OR answer IN ('confirmed', 'refused', 'withdrawn')", name=op.f("ck_rights_request_answer")
        ),
        sa.CheckConstraint("kind IN ('erase', 'insight', 'hold', 'release')", name=op.f("ck_rights_request_kind")),
        sa.CheckConstraint(
            "reason IS NULL OR reason IN ('wmo', 'klacht', 'rechtszaak', 'onderzoek')",
            name=op.f("ck_rights_request_reason"),
        ),
        sa.ForeignKeyConstraint(["answered_by"], ["person.id"], name=op.f("fk_rights_request_answered_by_person")),
        sa.ForeignKeyConstraint(["asked_by"], ["person.id"], name=op.f("fk_rights_request_asked_by_person")),
        sa.ForeignKeyConstraint(
            ["organisation_id", "trajectory_id"], ["trajectory.organisation_id", "trajectory.id"], name="of_trajectory"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rights_request")),
        sa.UniqueConstraint("public_id", name=op.f("uq_rights_request_public_id")),
    )
    with op.batch_alter_table("rights_request", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_rights_request_answered_by"), ["answered_by"], unique=False)
        batch_op.create_index(batch_op.f("ix_rights_request_asked_by"), ["asked_by"], unique=False)
        batch_op.create_index("ix_rights_request_of_trajectory", ["trajectory_id", "organisation_id"], unique=False)
        batch_op.create_index(
            "ix_rights_request_waiting",
            ["organisation_id"],
            unique=False,
            sqlite_where=sa.text("answer IS NULL"),
            postgresql_where=sa.text("answer IS NULL"),
        )


def downgrade() -> None:
    with op.batch_alter_table("rights_request", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_rights_request_waiting",
            sqlite_where=sa.text("answer IS NULL"),
            postgresql_where=sa.text("answer IS NULL"),
        )
        batch_op.drop_index("ix_rights_request_of_trajectory")
        batch_op.drop_index(batch_op.f("ix_rights_request_asked_by"))
        batch_op.drop_index(batch_op.f("ix_rights_request_answered_by"))

    op.drop_table("rights_request")
    with op.batch_alter_table("objection", schema=None) as batch_op:
        batch_op.drop_index("ix_objection_of_trajectory")
        batch_op.drop_index(batch_op.f("ix_objection_logged_by"))

    op.drop_table("objection")
    with op.batch_alter_table("legal_hold", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_legal_hold_placed_by"))
        batch_op.drop_index("ix_legal_hold_of_trajectory")
        batch_op.drop_index(batch_op.f("ix_legal_hold_lifted_by"))
        batch_op.drop_index(
            "ix_legal_hold_in_force",
            sqlite_where=sa.text("lifted_at IS NULL"),
            postgresql_where=sa.text("lifted_at IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_legal_hold_asked_by"))

    op.drop_table("legal_hold")
    with op.batch_alter_table("insight_link", schema=None) as batch_op:
        batch_op.drop_index("ix_insight_link_of_trajectory")
        batch_op.drop_index(batch_op.f("ix_insight_link_made_for"))

    op.drop_table("insight_link")
    with op.batch_alter_table("erasure", schema=None) as batch_op:
        batch_op.drop_index("ix_erasure_of_organisation")
        batch_op.drop_index(batch_op.f("ix_erasure_confirmed_by"))
        batch_op.drop_index(batch_op.f("ix_erasure_asked_by"))

    op.drop_table("erasure")
