"""Something in the work that goes badly: short, with a theme; a regisseur says what was done about it (DOMAIN B24)."""

from dialogue.act import Act
from dialogue.telling import remarks
from monitoring.remarks.telling import TELLERS

ACT = Act(name="bottleneck", roles=frozenset(TELLERS), form=remarks.form_of("bottleneck"))
