"""Hours for the network, what was corrected, and the time of an appointment."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "network_time",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("spent_on", sa.Date(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("draft", sa.String(length=16), nullable=True),
        sa.Column("logged_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "kind IN ('aanbieder', 'praktijkoverleg', 'huisarts', 'wijkoverleg', 'intervisie', 'scholing', "
            "'sociale_kaart', 'administratie')",
            name=op.f("ck_network_time_kind"),
        ),
        sa.CheckConstraint("minutes BETWEEN 1 AND 480", name=op.f("ck_network_time_minutes")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_network_time_organisation_id_organisation")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_network_time_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_network_time")),
        sa.UniqueConstraint("draft", name=op.f("uq_network_time_draft")),
        sa.UniqueConstraint("public_id", name=op.f("uq_network_time_public_id")),
    )
    with op.batch_alter_table("network_time", schema=None) as batch_op:
        batch_op.create_index("ix_network_time_of_person", ["person_id", "spent_on"], unique=False)
        batch_op.create_index(batch_op.f("ix_network_time_organisation_id"), ["organisation_id"], unique=False)

    op.create_table(
        "correction",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("trajectory_id", sa.Integer(), nullable=False),
        sa.Column("entry", sa.String(length=12), nullable=False),
        sa.Column("entry_id", sa.String(length=16), nullable=False),
        sa.Column("verb", sa.String(length=12), nullable=False),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("after", sa.JSON(), nullable=False),
        sa.Column("corrected_by", sa.Integer(), nullable=True),
        sa.Column("corrected_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "entry IN ('session', 'referral', 'choice', 'check', 'closing', 'appointment')",
            name=op.f("ck_correction_entry"),
        ),
        sa.CheckConstraint(
            "verb IN ('changed', 'moved_away', 'moved_here', 'removed')", name=op.f("ck_correction_verb")
        ),
        sa.ForeignKeyConstraint(["corrected_by"], ["person.id"], name=op.f("fk_correction_corrected_by_person")),
        sa.ForeignKeyConstraint(
            ["organisation_id", "trajectory_id"], ["trajectory.organisation_id", "trajectory.id"], name="of_trajectory"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction")),
    )
    with op.batch_alter_table("correction", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_correction_corrected_by"), ["corrected_by"], unique=False)
        batch_op.create_index("ix_correction_of_trajectory", ["trajectory_id", "organisation_id"], unique=False)

    op.add_column("appointment", sa.Column("starts_at", sa.String(length=5), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("appointment", schema=None) as batch_op:
        batch_op.drop_column("starts_at")

    with op.batch_alter_table("correction", schema=None) as batch_op:
        batch_op.drop_index("ix_correction_of_trajectory")
        batch_op.drop_index(batch_op.f("ix_correction_corrected_by"))

    op.drop_table("correction")
    with op.batch_alter_table("network_time", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_network_time_organisation_id"))
        batch_op.drop_index("ix_network_time_of_person")

    op.drop_table("network_time")
