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

    op.drop_table("import_column")
