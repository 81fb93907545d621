"""What a coach works on with a client: goals, steps, what is in the way, pauses, signals; who she is and likes it."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "barrier",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("trajectory_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("place", sa.String(length=5), nullable=True),
        sa.Column("help", sa.String(length=9), nullable=True),
        sa.Column("noted_on", sa.Date(), nullable=False),
        sa.Column("logged_by", sa.Integer(), nullable=True),
        sa.Column("logged_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "help IS NULL OR help IN ('nodig', 'aangemeld', 'loopt', 'klaar')", name=op.f("ck_barrier_help")
        ),
        sa.CheckConstraint(
            "kind IN ('schulden', 'rouw', 'wonen', 'vaardigheden', 'werk', 'taal', 'digitaal', 'vervoer', "
            "'gezondheid', 'zintuigen', 'verslaving', 'mantelzorg', 'vertrouwen', 'juridisch', 'anders')",
            name=op.f("ck_barrier_kind"),
        ),
        sa.CheckConstraint(
            "place IS NULL OR place IN ('eerst', 'naast', 'later', 'geen')", name=op.f("ck_barrier_place")
        ),
        sa.ForeignKeyConstraint(["logged_by"], ["person.id"], name=op.f("fk_barrier_logged_by_person")),
        sa.ForeignKeyConstraint(
            ["organisation_id", "trajectory_id"], ["trajectory.organisation_id", "trajectory.id"], name="of_trajectory"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_barrier")),
        sa.UniqueConstraint("public_id", name=op.f("uq_barrier_public_id")),
    )
    with op.batch_alter_table("barrier", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_barrier_logged_by"), ["logged_by"], unique=False)
        batch_op.create_index("ix_barrier_of_trajectory", ["trajectory_id", "organisation_id"], unique=False)

    op.create_table(
        "enjoyment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("trajectory_id", sa.Integer(), nullable=False),
        sa.Column("joy", sa.String(length=6), nullable=True),
        sa.Column("new_contacts", sa.Boolean(), nullable=True),
        sa.Column("answered_on", sa.Date(), nullable=False),
        sa.Column("logged_by", sa.Integer(), nullable=True),
        sa.Column("logged_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("joy IS NULL OR joy IN ('ja', 'beetje', 'nee')", name=op.f("ck_enjoyment_joy")),
        sa.ForeignKeyConstraint(["logged_by"], ["person.id"], name=op.f("fk_enjoyment_logged_by_person")),
        sa.ForeignKeyConstraint(
            ["organisation_id", "trajectory_id"], ["trajectory.organisation_id", "trajectory.id"], name="of_trajectory"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_enjoyment")),
    )
    with op.batch_alter_table("enjoyment", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_enjoyment_logged_by"), ["logged_by"], unique=False)
        batch_op.create_index("ix_enjoyment_of_trajectory", ["trajectory_id", "organisation_id"], unique=False)

    op.create_table(
        "goal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("trajectory_id", sa.Integer(), nullable=False),
        sa.Column("dimension", sa.String(length=10), nullable=False),
        sa.Column("set_on", sa.Date(), nullable=False),
        sa.Column("reached_on", sa.Date(), nullable=True),
        sa.Column("logged_by", sa.Integer(), nullable=True),
        sa.Column("logged_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "dimension IN ('lichaam', 'mentaal', 'zin', 'kwaliteit', 'meedoen', 'dagelijks')",
            name=op.f("ck_goal_dimension"),
        ),
        sa.ForeignKeyConstraint(["logged_by"], ["person.id"], name=op.f("fk_goal_logged_by_person")),
        sa.ForeignKeyConstraint(
            ["organisation_id", "trajectory_id"], ["trajectory.organisation_id", "trajectory.id"], name="of_trajectory"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_goal")),
        sa.UniqueConstraint("public_id", name=op.f("uq_goal_public_id")),
    )
    with op.batch_alter_table("goal", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_goal_logged_by"), ["logged_by"], unique=False)
        batch_op.create_index("ix_goal_of_trajectory", ["trajectory_id", "organisation_id"], unique=False)

    op.create_table(
        "pause",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("trajectory_id", sa.Integer(), nullable=False),
        sa.Column("began_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("logged_by", sa.Integer(), nullable=True),
        sa.Column("logged_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("ended_on IS NULL OR ended_on >= began_on", name=op.f("ck_pause_end_after_beginning")),
        sa.CheckConstraint("until_on >= began_on", name=op.f("ck_pause_until_after_beginning")),
        sa.ForeignKeyConstraint(["logged_by"], ["person.id"], name=op.f("fk_pause_logged_by_person")),
        sa.ForeignKeyConstraint(
            ["organisation_id", "trajectory_id"], ["trajectory.organisation_id", "trajectory.id"], name="of_trajectory"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pause")),
        sa.UniqueConstraint("public_id", name=op.f("uq_pause_public_id")),
    )
    with op.batch_alter_table("pause", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_pause_logged_by"), ["logged_by"], unique=False)
        batch_op.create_index("ix_pause_of_trajectory", ["trajectory_id", "organisation_id"], unique=False)

    op.create_table(
        "portrait",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("trajectory_id", sa.Integer(), nullable=False),
        sa.Column("gender", sa.String(length=6), nullable=True),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("logged_by", sa.Integer(), nullable=True),
        sa.Column("logged_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("gender IS NULL OR gender IN ('vrouw', 'man', 'anders')", name=op.f("ck_portrait_gender")),
        sa.ForeignKeyConstraint(["logged_by"], ["person.id"], name=op.f("fk_portrait_logged_by_person")),
        sa.ForeignKeyConstraint(
            ["organisation_id", "trajectory_id"], ["trajectory.organisation_id", "trajectory.id"], name="of_trajectory"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portrait")),
    )
    with op.batch_alter_table("portrait", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_portrait_logged_by"), ["logged_by"], unique=False)
        batch_op.create_index("ix_portrait_of_trajectory", ["trajectory_id", "organisation_id"], unique=False)

    op.create_table(
        "signal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("trajectory_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=11), nullable=False),
        sa.Column("subject", sa.String(length=16), nullable=False),
        sa.Column("answer", sa.String(length=7), nullable=True),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("logged_by", sa.Integer(), nullable=True),
        sa.Column("logged_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("answer IS NULL OR answer IN ('seen', 'well', 'help')", name=op.f("ck_signal_answer")),
        sa.CheckConstraint("kind IN ('ten_hours', 'extra_check')", name=op.f("ck_signal_kind")),
        sa.ForeignKeyConstraint(["logged_by"], ["person.id"], name=op.f("fk_signal_logged_by_person")),
        sa.ForeignKeyConstraint(
            ["organisation_id", "trajectory_id"], ["trajectory.organisation_id", "trajectory.id"], name="of_trajectory"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signal")),
    )
    with op.batch_alter_table("signal", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_signal_logged_by"), ["logged_by"], unique=False)
        batch_op.create_index("ix_signal_of_trajectory", ["trajectory_id", "organisation_id"], unique=False)

    op.create_table(
        "step",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("trajectory_id", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(length=12), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("logged_by", sa.Integer(), nullable=True),
        sa.Column("logged_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "what IN ('bellen', 'langsgaan', 'samen_gaan', 'aanmelden', 'uitzoeken', 'regelen', 'proberen', 'anders')",
            name=op.f("ck_step_what"),
        ),
        sa.ForeignKeyConstraint(["logged_by"], ["person.id"], name=op.f("fk_step_logged_by_person")),
        sa.ForeignKeyConstraint(
            ["organisation_id", "trajectory_id"], ["trajectory.organisation_id", "trajectory.id"], name="of_trajectory"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_step")),
        sa.UniqueConstraint("public_id", name=op.f("uq_step_public_id")),
    )
    with op.batch_alter_table("step", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_step_logged_by"), ["logged_by"], unique=False)
        batch_op.create_index("ix_step_of_trajectory", ["trajectory_id", "organisation_id"], unique=False)
        batch_op.create_index(
            "ix_step_to_do",
            ["due_on"],
            unique=False,
            sqlite_where=sa.text("done_on IS NULL"),
            postgresql_where=sa.text("done_on IS NULL"),
        )


def downgrade() -> None:
    with op.batch_alter_table("step", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_step_to_do", sqlite_where=sa.text("done_on IS NULL"), postgresql_where=sa.text("done_on IS NULL")
        )
        batch_op.drop_index("ix_step_of_trajectory")
        batch_op.drop_index(batch_op.f("ix_step_logged_by"))

    op.drop_table("step")
    with op.batch_alter_table("signal", schema=None) as batch_op:
        batch_op.drop_index("ix_signal_of_trajectory")
        batch_op.drop_index(batch_op.f("ix_signal_logged_by"))

    op.drop_table("signal")
    with op.batch_alter_table("portrait", schema=None) as batch_op:
        batch_op.drop_index("ix_portrait_of_trajectory")
        batch_op.drop_index(batch_op.f("ix_portrait_logged_by"))

    op.drop_table("portrait")
    with op.batch_alter_table("pause", schema=None) as batch_op:
        batch_op.drop_index("ix_pause_of_trajectory")
        batch_op.drop_index(batch_op.f("ix_pause_logged_by"))

    op.drop_table("pause")
    with op.batch_alter_table("goal", schema=None) as batch_op:
        batch_op.drop_index("ix_goal_of_trajectory")
        batch_op.drop_index(batch_op.f("ix_goal_logged_by"))

    op.drop_table("goal")
    with op.batch_alter_table("enjoyment", schema=None) as batch_op:
        batch_op.drop_index("ix_enjoyment_of_trajectory")
        batch_op.drop_index(batch_op.f("ix_enjoyment_logged_by"))

    op.drop_table("enjoyment")
    with op.batch_alter_table("barrier", schema=None) as batch_op:
        batch_op.drop_index("ix_barrier_of_trajectory")
        batch_op.drop_index(batch_op.f("ix_barrier_logged_by"))

    op.drop_table("barrier")
