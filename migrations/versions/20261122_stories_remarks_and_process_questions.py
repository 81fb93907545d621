"""Stories and for which reports they were chosen, bottlenecks and successes, the two questions of a half-year."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "process_answer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("half", sa.String(length=8), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("municipality_ids", sa.JSON(), nullable=False),
        sa.Column("referring", sa.String(length=8), nullable=True),
        sa.Column("reporting", sa.String(length=8), nullable=True),
        sa.Column("text", sa.String(length=300), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=False),
        sa.CheckConstraint(
            "referring IS NULL OR referring IN ('well', 'so_so', 'hard')", name=op.f("ck_process_answer_referring")
        ),
        sa.CheckConstraint(
            "reporting IS NULL OR reporting IN ('well', 'so_so', 'hard')", name=op.f("ck_process_answer_reporting")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_process_answer_organisation_id_organisation")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_process_answer_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_process_answer")),
        sa.UniqueConstraint("half", "person_id", name=op.f("uq_process_answer_half_person_id")),
    )
    op.create_index(op.f("ix_process_answer_organisation_id"), "process_answer", ["organisation_id"], unique=False)
    op.create_index(op.f("ix_process_answer_person_id"), "process_answer", ["person_id"], unique=False)

    op.create_table(
        "remark",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("text", sa.String(length=300), nullable=False),
        sa.Column("theme", sa.String(length=20), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("municipality_id", sa.Integer(), nullable=False),
        sa.Column("practice_id", sa.Integer(), nullable=True),
        sa.Column("neighbourhood", sa.String(length=120), nullable=True),
        sa.Column("told_by", sa.Integer(), nullable=False),
        sa.Column("told_on", sa.Date(), nullable=False),
        sa.Column("owner", sa.String(length=20), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("closed_by", sa.Integer(), nullable=True),
        sa.Column("outcome", sa.String(length=300), nullable=False),
        sa.Column("heard_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("draft", sa.String(length=16), nullable=True),
        sa.CheckConstraint("kind IN ('bottleneck', 'success')", name=op.f("ck_remark_kind")),
        sa.ForeignKeyConstraint(["closed_by"], ["person.id"], name=op.f("fk_remark_closed_by_person")),
        sa.ForeignKeyConstraint(
            ["municipality_id"], ["municipality.id"], name=op.f("fk_remark_municipality_id_municipality")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_remark_organisation_id_organisation")
        ),
        sa.ForeignKeyConstraint(["practice_id"], ["organisation.id"], name=op.f("fk_remark_practice_id_organisation")),
        sa.ForeignKeyConstraint(["told_by"], ["person.id"], name=op.f("fk_remark_told_by_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_remark")),
        sa.UniqueConstraint("draft", name=op.f("uq_remark_draft")),
        sa.UniqueConstraint("public_id", name=op.f("uq_remark_public_id")),
    )
    op.create_index(op.f("ix_remark_closed_by"), "remark", ["closed_by"], unique=False)
    op.create_index("ix_remark_of_municipality", "remark", ["municipality_id", "closed_on"], unique=False)
    op.create_index(op.f("ix_remark_organisation_id"), "remark", ["organisation_id"], unique=False)
    op.create_index(op.f("ix_remark_practice_id"), "remark", ["practice_id"], unique=False)
    op.create_index(op.f("ix_remark_told_by"), "remark", ["told_by"], unique=False)

    op.create_table(
        "story_choice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("shelf_mark", sa.String(length=16), nullable=False),
        sa.Column("period", sa.String(length=8), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("municipality_id", sa.Integer(), nullable=False),
        sa.Column("chosen_by", sa.Integer(), nullable=True),
        sa.Column("chosen_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["chosen_by"], ["person.id"], name=op.f("fk_story_choice_chosen_by_person")),
        sa.ForeignKeyConstraint(
            ["municipality_id"], ["municipality.id"], name=op.f("fk_story_choice_municipality_id_municipality")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_story_choice_organisation_id_organisation")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_story_choice")),
        sa.UniqueConstraint("period", "shelf_mark", name=op.f("uq_story_choice_period_shelf_mark")),
    )
    op.create_index(op.f("ix_story_choice_chosen_by"), "story_choice", ["chosen_by"], unique=False)
    op.create_index(op.f("ix_story_choice_municipality_id"), "story_choice", ["municipality_id"], unique=False)
    op.create_index(op.f("ix_story_choice_organisation_id"), "story_choice", ["organisation_id"], unique=False)

    op.create_table(
        "story",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("shelf_mark", sa.String(length=16), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("municipality_id", sa.Integer(), nullable=False),
        sa.Column("trajectory_id", sa.Integer(), nullable=True),
        sa.Column("voice", sa.String(length=12), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("consent_for", sa.String(length=8), nullable=True),
        sa.Column("consent_on", sa.Date(), nullable=True),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("told_by", sa.Integer(), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("read_by", sa.Integer(), nullable=True),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("returned_for", sa.String(length=12), nullable=True),
        sa.Column("heard_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("draft", sa.String(length=16), nullable=True),
        sa.CheckConstraint(
            "consent_for IS NULL OR consent_for IN ('internal', 'public')", name=op.f("ck_story_consent_for")
        ),
        sa.CheckConstraint(
            "returned_for IS NULL OR returned_for IN ('recognisable', 'unclear', 'incomplete', 'other')",
            name=op.f("ck_story_returned_for"),
        ),
        sa.CheckConstraint("state IN ('concept', 'waiting', 'returned', 'approved')", name=op.f("ck_story_state")),
        sa.CheckConstraint("voice IN ('coach', 'client', 'participant', 'practice')", name=op.f("ck_story_voice")),
        sa.ForeignKeyConstraint(
            ["municipality_id"], ["municipality.id"], name=op.f("fk_story_municipality_id_municipality")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "trajectory_id"], ["trajectory.organisation_id", "trajectory.id"], name="of_trajectory"
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_story_organisation_id_organisation")
        ),
        sa.ForeignKeyConstraint(["read_by"], ["person.id"], name=op.f("fk_story_read_by_person")),
        sa.ForeignKeyConstraint(["told_by"], ["person.id"], name=op.f("fk_story_told_by_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_story")),
        sa.UniqueConstraint("draft", name=op.f("uq_story_draft")),
        sa.UniqueConstraint("public_id", name=op.f("uq_story_public_id")),
        sa.UniqueConstraint("shelf_mark", name=op.f("uq_story_shelf_mark")),
    )
    op.create_index("ix_story_of_municipality", "story", ["municipality_id", "state"], unique=False)
    op.create_index("ix_story_of_organisation", "story", ["organisation_id", "state"], unique=False)
    op.create_index("ix_story_of_trajectory", "story", ["trajectory_id", "organisation_id"], unique=False)
    op.create_index(op.f("ix_story_read_by"), "story", ["read_by"], unique=False)
    op.create_index(op.f("ix_story_told_by"), "story", ["told_by"], unique=False)


def downgrade() -> None:

    op.drop_table("story")

    op.drop_table("story_choice")

    op.drop_table("remark")

    op.drop_table("process_answer")
