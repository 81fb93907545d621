"""Where postcodes lie, so that near is near."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "postcode_area",
        sa.Column("postcode", sa.String(length=4), nullable=False),
        sa.Column("town", sa.String(length=120), nullable=False),
        sa.Column("municipality", sa.String(length=120), nullable=False),
        sa.Column("lat", sa.Double(), nullable=False),
        sa.Column("lon", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint("postcode", name=op.f("pk_postcode_area")),
    )


def downgrade() -> None:
    op.drop_table("postcode_area")
