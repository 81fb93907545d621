"""What was searched in vain goes to the map's editor as concepts, once, at the start of the week (DOMAIN G07)."""

from datetime import date, datetime, time, timedelta

from dateutil.relativedelta import relativedelta

from dialogue import editors, outbox
from dialogue.duty import Duty
from dialogue.hours import may_speak
from dialogue.screens import Button, Screen
from dialogue.talk import Tools
from foundation.language.dates import AMSTERDAM, next_working_day, said_on
from foundation.storage import Store
from foundation.words import label
from social_map import searches

FROM, UNTIL = time(9), time(13)  # a week that was missed waits for the next
BACK = relativedelta(months=2)


def propose_missing(store: Store, _tools: Tools, now: datetime) -> int:
    """Tell every editor what coaches in her municipalities looked for five times or more without a good hit."""
    today, here = said_on(now), now.astimezone(AMSTERDAM).time()
    if not may_speak(now) or today != _first_working_day(today) or not FROM <= here < UNTIL:
        return 0
    told: list[tuple[frozenset[int], list[str]]] = []
    for to, who in editors.reachable(store, today):
        places = who.municipalities("editor")
        missing = searches.to_propose(store, places, today - BACK)
        if not missing:
            continue
        look = Button(label("dialogue", "buttons.map_status", to.language), "ms", "-")
        facts = {"missing": [(one.label, one.without_hit) for one in missing]}
        key = f"missing:{to.channel}:{to.account}:{today}"
        if outbox.prompt(store, to, Screen("week/missing", facts, ((look,),)), now=now, key=key) is not None:
            told.append((places, [one.concept for one in missing]))
    for places, concepts in told:
        searches.proposed(store, places, concepts, today)
    return len(told)


def _first_working_day(day: date) -> date:
    return next_working_day(day - timedelta(days=day.weekday()))


DUTY = Duty("propose_missing", timedelta(minutes=15), propose_missing)
