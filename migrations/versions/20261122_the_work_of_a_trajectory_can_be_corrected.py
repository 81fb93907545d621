"""Goals, steps, what is in the way and pauses have a history of corrections too."""

from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

BEFORE = ("session", "referral", "choice", "check", "closing", "appointment")
AFTER = (*BEFORE, "goal", "step", "barrier", "pause")


def _allow(entries: tuple[str, ...]) -> None:
    with op.batch_alter_table("correction", schema=None) as batch_op:
        batch_op.drop_constraint(op.f("ck_correction_entry"), type_="check")
        listed = ", ".join(f"'{entry}'" for entry in entries)
        batch_op.create_check_constraint(op.f("ck_correction_entry"), f"entry IN ({listed})")


def upgrade() -> None:
    _allow(AFTER)


def downgrade() -> None:
    op.execute("DELETE FROM correction WHERE entry IN ('goal', 'step', 'barrier', 'pause')")
    _allow(BEFORE)
