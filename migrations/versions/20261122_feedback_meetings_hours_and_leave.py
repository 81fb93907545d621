"""Feedback to referrers, meetings with practices, own hours, what was put off, and leave with who stands in."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "own_hours",
        sa.Column("person_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("overview_at", sa.Integer(), nullable=False),
        sa.Column("quiet_from", sa.Integer(), nullable=False),
        sa.Column("days_off", sa.JSON(), nullable=False),
        sa.CheckConstraint("quiet_from >= overview_at", name=op.f("ck_own_hours_quiet_after_overview")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_own_hours_person_id_person")),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_own_hours")),
    )
    op.create_table(
        "put_off",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("about", sa.String(length=40), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_put_off_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_put_off")),
        sa.UniqueConstraint("person_id", "about", name=op.f("uq_put_off_person_id_about")),
    )
    op.create_table(
        "leave",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=False),
        sa.Column("stand_in_id", sa.Integer(), nullable=True),
        sa.Column("accepted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("until_on >= from_on", name=op.f("ck_leave_until_after_from")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_leave_organisation_id_organisation")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_leave_person_id_person")),
        sa.ForeignKeyConstraint(["stand_in_id"], ["person.id"], name=op.f("fk_leave_stand_in_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_leave")),
        sa.UniqueConstraint("public_id", name=op.f("uq_leave_public_id")),
    )
    with op.batch_alter_table("leave", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_leave_organisation_id"), ["organisation_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_leave_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_leave_stand_in_id"), ["stand_in_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_leave_until_on"), ["until_on"], unique=False)

    op.create_table(
        "practice_meeting",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("practice_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("met_on", sa.Date(), nullable=False),
        sa.Column("logged_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_practice_meeting_organisation_id_organisation")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_practice_meeting_person_id_person")),
        sa.ForeignKeyConstraint(
            ["practice_id"], ["organisation.id"], name=op.f("fk_practice_meeting_practice_id_organisation")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice_meeting")),
        sa.UniqueConstraint(
            "person_id", "practice_id", "met_on", name=op.f("uq_practice_meeting_person_id_practice_id_met_on")
        ),
        sa.UniqueConstraint("public_id", name=op.f("uq_practice_meeting_public_id")),
    )
    with op.batch_alter_table("practice_meeting", schema=None) as batch_op:
        batch_op.create_index("ix_practice_meeting_of_practice", ["practice_id", "met_on"], unique=False)
        batch_op.create_index(batch_op.f("ix_practice_meeting_organisation_id"), ["organisation_id"], unique=False)

    op.create_table(
        "feedback",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("trajectory_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("about_on", sa.Date(), nullable=False),
        sa.Column("channel", sa.String(length=10), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=False),
        sa.Column("logged_by", sa.Integer(), nullable=True),
        sa.Column("logged_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "channel IN ('zorgdomein', 'mail', 'telefoon', 'overleg', 'geen')", name=op.f("ck_feedback_channel")
        ),
        sa.CheckConstraint(
            "kind IN ('waiting', 'not_reached', 'intake', 'three_months', 'closing')", name=op.f("ck_feedback_kind")
        ),
        sa.ForeignKeyConstraint(["logged_by"], ["person.id"], name=op.f("fk_feedback_logged_by_person")),
        sa.ForeignKeyConstraint(
            ["organisation_id", "trajectory_id"], ["trajectory.organisation_id", "trajectory.id"], name="of_trajectory"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feedback")),
        sa.UniqueConstraint("public_id", name=op.f("uq_feedback_public_id")),
        sa.UniqueConstraint("trajectory_id", "kind", "about_on", name=op.f("uq_feedback_trajectory_id_kind_about_on")),
    )
    with op.batch_alter_table("feedback", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_feedback_logged_by"), ["logged_by"], unique=False)
        batch_op.create_index(batch_op.f("ix_feedback_sent_on"), ["sent_on"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("feedback", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_feedback_sent_on"))
        batch_op.drop_index(batch_op.f("ix_feedback_logged_by"))

    op.drop_table("feedback")
    with op.batch_alter_table("practice_meeting", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_practice_meeting_organisation_id"))
        batch_op.drop_index("ix_practice_meeting_of_practice")

    op.drop_table("practice_meeting")
    with op.batch_alter_table("leave", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_leave_until_on"))
        batch_op.drop_index(batch_op.f("ix_leave_stand_in_id"))
        batch_op.drop_index(batch_op.f("ix_leave_person_id"))
        batch_op.drop_index(batch_op.f("ix_leave_organisation_id"))

    op.drop_table("leave")
    op.drop_table("put_off")
    op.drop_table("own_hours")
