"""Something in the work that goes well, for others to learn from (DOMAIN B24)."""

from dialogue.act import Act
from dialogue.telling import remarks
from monitoring.remarks.telling import TELLERS

ACT = Act(name="success", roles=frozenset(TELLERS), form=remarks.form_of("success"))
