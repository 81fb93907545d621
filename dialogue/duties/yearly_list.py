"""In September a team is asked once to fill in the self-evaluation; later nobody knows whose score was whose."""

from datetime import datetime, time, timedelta

from dialogue import outbox
from dialogue.duty import Duty
from dialogue.hours import may_speak
from dialogue.outbox import Address
from dialogue.screens import Button, Screen
from dialogue.talk import Tools
from dialogue.telling.evaluation import FILL
from dialogue.unasked import may_tell
from foundation.language.dates import AMSTERDAM, said_on
from foundation.people import accounts, people
from foundation.storage import Store
from foundation.words import label
from monitoring.evaluation import scoring

FROM = time(14)  # the morning is for the overview


def yearly_list(store: Store, _tools: Tools, now: datetime) -> int:
    """Ask who has no score yet, on a day on which nothing else was said to her unasked."""
    today = said_on(now)
    done = scoring.let_go(store, today=today)
    if not may_speak(now) or now.astimezone(AMSTERDAM).time() < FROM or not scoring.is_open(today):
        return done
    seen: set[int] = set()
    for account in [each for role in scoring.TEAM for each in accounts.with_role(store, role, today=today)]:
        key = f"evaluation:{today.year}:{account.person_id}"
        if account.person_id in seen or outbox.is_known(store, key):
            continue
        seen.add(account.person_id)
        who = people.who(store, account.channel, account.number, today=today)
        to = Address(account.channel, account.number, account.number, who.language)
        if not scoring.given(store, who, today.year) and may_tell(store, to, now=now):
            begin = Button(label("dialogue", "evaluation.begin", to.language), FILL, "-")
            screen = Screen("evaluation/asked", {"count": len(scoring.mine(store, who))}, ((begin,),))
            done += outbox.prompt(store, to, screen, now=now, key=key, kind="evaluation") is not None
    return done


DUTY = Duty("yearly_list", timedelta(hours=1), yearly_list)
