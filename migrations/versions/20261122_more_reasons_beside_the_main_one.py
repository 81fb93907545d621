"""More reasons beside the main one."""

from alembic import op

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None

BEFORE = (
    "piekeren", "slecht_slapen", "moe", "rug", "schouder", "nek", "hoofdpijn", "partner_verloren", "baan_verloren",
    "schulden", "chronisch_ziek", "mantelzorg", "scheiding", "verhuizing", "migratie", "pensioen", "kinderen_uit_huis",
)  # fmt: skip
REASONS = ("eenzaamheid", "somber_angst", "stress", "zingeving", "geld", "relatie_gezin", "lichamelijk", "anders")


def _allow(codes: tuple[str, ...]) -> None:
    with op.batch_alter_table("circumstance", schema=None) as batch_op:
        batch_op.drop_constraint(op.f("ck_circumstance_what"), type_="check")
        listed = ", ".join(f"'{code}'" for code in codes)
        batch_op.create_check_constraint(op.f("ck_circumstance_what"), f"what IN ({listed})")


def upgrade() -> None:
    _allow((*BEFORE, *REASONS))


def downgrade() -> None:
    listed = ", ".join(f"'{code}'" for code in REASONS)
    op.execute(f"DELETE FROM circumstance WHERE what IN ({listed})")
    _allow(BEFORE)
