"""A provider said that she can begin what many look for: the map's editor hears it and gets in touch (DOMAIN US-A6)."""

from datetime import datetime, timedelta

from dialogue import editors, outbox
from dialogue.duty import Duty
from dialogue.hours import may_speak
from dialogue.screens import Screen
from dialogue.talk import Tools
from dialogue.wishing.words import subject
from foundation.language.dates import said_on
from foundation.people import municipalities
from foundation.people.models import Organisation
from foundation.storage import Store
from social_map.wishes import calling


def tell_willing(store: Store, _tools: Tools, now: datetime) -> int:
    """Tell the editors of that municipality, each once."""
    if not may_speak(now):
        return 0
    willing = calling.willing(store, now=now)
    if not willing:
        return 0
    names = {m.id: m.name for m in municipalities.list_all(store)}
    told = 0
    for to, who in list(editors.reachable(store, said_on(now))):
        for call in willing:
            if call.municipality_id not in who.municipalities("editor"):
                continue
            facts = {
                "provider": store.get_one(Organisation, call.organisation_id).name,
                "what": subject(call.subject, call.subject), "place": names[call.municipality_id],
            }  # fmt: skip
            key = f"willing:{call.public_id}:{to.account}"
            told += outbox.prompt(store, to, Screen("wish/provider_wants", facts), now=now, key=key) is not None
    return told


DUTY = Duty("tell_willing", timedelta(minutes=15), tell_willing)
