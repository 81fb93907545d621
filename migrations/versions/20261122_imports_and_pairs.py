"""Imports that can be taken back, columns that were set right, and pairs of listings that may be the same."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "import_column",
        sa.Column("source", sa.String(length=60), nullable=False),
        sa.Column("header", sa.String(length=200), nullable=False),
        sa.Column("field", sa.String(length=40), nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("set_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["set_by"], ["person.id"], name=op.f("fk_import_column_set_by_person")),
        sa.PrimaryKeyConstraint("source", "header", name=op.f("pk_import_column")),
    )
    op.create_index(op.f("ix_import_column_set_by"), "import_column", ["set_by"], unique=False)

    op.create_table(
        "map_import",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("source", sa.String(length=60), nullable=False),
        sa.Column("file_name", sa.String(length=200), nullable=False),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("undone_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_map_import_person_id_person")),
        sa.ForeignKeyConstraint(["undone_by"], ["person.id"], name=op.f("fk_map_import_undone_by_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_map_import")),
        sa.UniqueConstraint("public_id", name=op.f("uq_map_import_public_id")),
    )
    op.create_index(op.f("ix_map_import_person_id"), "map_import", ["person_id"], unique=False)
    op.create_index(op.f("ix_map_import_undone_by"), "map_import", ["undone_by"], unique=False)

    op.create_table(
        "listing_pair",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("first_id", sa.Integer(), nullable=False),
        sa.Column("second_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("likeness", sa.Integer(), nullable=False),
        sa.Column("why", sa.JSON(), nullable=False),
        sa.Column("proposed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("later_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by", sa.Integer(), nullable=True),
        sa.Column("kept_id", sa.Integer(), nullable=True),
        sa.Column("kept_history_id", sa.Integer(), nullable=True),
        sa.Column("gone_history_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("state IN ('proposed', 'same', 'different')", name=op.f("ck_listing_pair_state")),
        sa.ForeignKeyConstraint(["decided_by"], ["person.id"], name=op.f("fk_listing_pair_decided_by_person")),
        sa.ForeignKeyConstraint(["first_id"], ["listing.id"], name=op.f("fk_listing_pair_first_id_listing")),
        sa.ForeignKeyConstraint(
            ["gone_history_id"], ["listing_history.id"], name=op.f("fk_listing_pair_gone_history_id_listing_history")
        ),
        sa.ForeignKeyConstraint(
            ["kept_history_id"], ["listing_history.id"], name=op.f("fk_listing_pair_kept_history_id_listing_history")
        ),
        sa.ForeignKeyConstraint(["kept_id"], ["listing.id"], name=op.f("fk_listing_pair_kept_id_listing")),
        sa.ForeignKeyConstraint(["second_id"], ["listing.id"], name=op.f("fk_listing_pair_second_id_listing")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_listing_pair")),
        sa.UniqueConstraint("first_id", "second_id", name=op.f("uq_listing_pair_first_id_second_id")),
        sa.UniqueConstraint("public_id", name=op.f("uq_listing_pair_public_id")),
    )
    op.create_index(op.f("ix_listing_pair_decided_by"), "listing_pair", ["decided_by"], unique=False)
    op.create_index(op.f("ix_listing_pair_gone_history_id"), "listing_pair", ["gone_history_id"], unique=False)
    op.create_index(op.f("ix_listing_pair_kept_history_id"), "listing_pair", ["kept_history_id"], unique=False)
    op.create_index(op.f("ix_listing_pair_kept_id"), "listing_pair", ["kept_id"], unique=False)
    op.create_index(op.f("ix_listing_pair_second_id"), "listing_pair", ["second_id"], unique=False)
    op.create_index(op.f("ix_listing_pair_state"), "listing_pair", ["state"], unique=False)

    op.create_table(
        "map_import_change",
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("listing_id", sa.Integer(), nullable=False),
        sa.Column("history_id", sa.Integer(), nullable=False),
        sa.Column("said_before", sa.JSON(none_as_null=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["history_id"], ["listing_history.id"], name=op.f("fk_map_import_change_history_id_listing_history")
        ),
        sa.ForeignKeyConstraint(
            ["import_id"], ["map_import.id"], name=op.f("fk_map_import_change_import_id_map_import")
        ),
        sa.ForeignKeyConstraint(["listing_id"], ["listing.id"], name=op.f("fk_map_import_change_listing_id_listing")),
        sa.PrimaryKeyConstraint("import_id", "listing_id", name=op.f("pk_map_import_change")),
    )
    op.create_index(op.f("ix_map_import_change_history_id"), "map_import_change", ["history_id"], unique=False)
    op.create_index(op.f("ix_map_import_change_listing_id"), "map_import_change", ["listing_id"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_map_import_change_listing_id"), table_name="map_import_change")
    op.drop_index(op.f("ix_map_import_change_history_id"), table_name="map_import_change")

    op.drop_table("map_import_change")
    op.drop_index(op.f("ix_listing_pair_state"), table_name="listing_pair")
    op.drop_index(op.f("ix_listing_pair_second_id"), table_name="listing_pair")
    op.drop_index(op.f("ix_listing_pair_kept_id"), table_name="listing_pair")
    op.drop_index(op.f("ix_listing_pair_kept_history_id"), table_name="listing_pair")
    op.drop_index(op.f("ix_listing_pair_gone_history_id"), table_name="listing_pair")
    op.drop_index(op.f("ix_listing_pair_decided_by"), table_name="listing_pair")

    op.drop_table("listing_pair")
    op.drop_index(op.f("ix_map_import_undone_by"), table_name="map_import")
    op.drop_index(op.f("ix_map_import_person_id"), table_name="map_import")

    op.drop_table("map_import")
    op.drop_index(op.f("ix_import_column_set_by"), table_name="import_column")

    op.drop_table("import_column")
