"""Six marks that clients give their own lives, how content they are, who asks for it, and figures that are kept."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "health_snapshot",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("period", sa.String(length=8), nullable=False),
        sa.Column("frozen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("figures", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_health_snapshot")),
        sa.UniqueConstraint("scope", "period", name=op.f("uq_health_snapshot_scope_period")),
    )
    op.create_table(
        "health_use",
        sa.Column("organisation_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("since_on", sa.Date(), nullable=False),
        sa.Column("switched_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_health_use_organisation_id_organisation")
        ),
        sa.ForeignKeyConstraint(["switched_by"], ["person.id"], name=op.f("fk_health_use_switched_by_person")),
        sa.PrimaryKeyConstraint("organisation_id", name=op.f("pk_health_use")),
    )
    with op.batch_alter_table("health_use", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_health_use_switched_by"), ["switched_by"], unique=False)

    op.create_table(
        "satisfaction",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("trajectory_id", sa.Integer(), nullable=False),
        sa.Column("months", sa.Integer(), nullable=False),
        sa.Column("mark", sa.Integer(), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=False),
        sa.Column("logged_by", sa.Integer(), nullable=True),
        sa.Column("logged_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("mark IN (1, 2, 3, 4, 5, 6, 7, 8, 9, 10)", name=op.f("ck_satisfaction_mark")),
        sa.CheckConstraint("months IN (3, 6)", name=op.f("ck_satisfaction_months")),
        sa.ForeignKeyConstraint(["logged_by"], ["person.id"], name=op.f("fk_satisfaction_logged_by_person")),
        sa.ForeignKeyConstraint(
            ["organisation_id", "trajectory_id"], ["trajectory.organisation_id", "trajectory.id"], name="of_trajectory"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_satisfaction")),
    )
    with op.batch_alter_table("satisfaction", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_satisfaction_answered_on"), ["answered_on"], unique=False)
        batch_op.create_index(batch_op.f("ix_satisfaction_logged_by"), ["logged_by"], unique=False)
        batch_op.create_index("ix_satisfaction_of_trajectory", ["trajectory_id", "organisation_id"], unique=False)

    op.create_table(
        "self_scores",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("trajectory_id", sa.Integer(), nullable=False),
        sa.Column("moment", sa.String(length=8), nullable=False),
        sa.Column("lichaam", sa.Integer(), nullable=True),
        sa.Column("mentaal", sa.Integer(), nullable=True),
        sa.Column("zin", sa.Integer(), nullable=True),
        sa.Column("kwaliteit", sa.Integer(), nullable=True),
        sa.Column("meedoen", sa.Integer(), nullable=True),
        sa.Column("dagelijks", sa.Integer(), nullable=True),
        sa.Column("scored_on", sa.Date(), nullable=False),
        sa.Column("logged_by", sa.Integer(), nullable=True),
        sa.Column("logged_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("moment IN ('start', 'months_3', 'closing')", name=op.f("ck_self_scores_moment")),
        sa.CheckConstraint(
            "dagelijks IS NULL OR dagelijks IN (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)",
            name=op.f("ck_self_scores_dagelijks"),
        ),
        sa.CheckConstraint(
            "kwaliteit IS NULL OR kwaliteit IN (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)",
            name=op.f("ck_self_scores_kwaliteit"),
        ),
        sa.CheckConstraint(
            "lichaam IS NULL OR lichaam IN (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)", name=op.f("ck_self_scores_lichaam")
        ),
        sa.CheckConstraint(
            "meedoen IS NULL OR meedoen IN (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)", name=op.f("ck_self_scores_meedoen")
        ),
        sa.CheckConstraint(
            "mentaal IS NULL OR mentaal IN (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)", name=op.f("ck_self_scores_mentaal")
        ),
        sa.CheckConstraint("zin IS NULL OR zin IN (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)", name=op.f("ck_self_scores_zin")),
        sa.ForeignKeyConstraint(["logged_by"], ["person.id"], name=op.f("fk_self_scores_logged_by_person")),
        sa.ForeignKeyConstraint(
            ["organisation_id", "trajectory_id"], ["trajectory.organisation_id", "trajectory.id"], name="of_trajectory"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_self_scores")),
        sa.UniqueConstraint("public_id", name=op.f("uq_self_scores_public_id")),
    )
    with op.batch_alter_table("self_scores", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_self_scores_logged_by"), ["logged_by"], unique=False)
        batch_op.create_index("ix_self_scores_of_trajectory", ["trajectory_id", "organisation_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_self_scores_scored_on"), ["scored_on"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("self_scores", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_self_scores_scored_on"))
        batch_op.drop_index("ix_self_scores_of_trajectory")
        batch_op.drop_index(batch_op.f("ix_self_scores_logged_by"))

    op.drop_table("self_scores")
    with op.batch_alter_table("satisfaction", schema=None) as batch_op:
        batch_op.drop_index("ix_satisfaction_of_trajectory")
        batch_op.drop_index(batch_op.f("ix_satisfaction_logged_by"))
        batch_op.drop_index(batch_op.f("ix_satisfaction_answered_on"))

    op.drop_table("satisfaction")
    with op.batch_alter_table("health_use", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_health_use_switched_by"))

    op.drop_table("health_use")
    op.drop_table("health_snapshot")
