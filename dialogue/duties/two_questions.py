"""In the last month of a half-year every coach is asked two questions, once; later nobody knows whose was whose.

It is named to come after what is told to her: two questions can wait for a day on which there is nothing else.
"""

from datetime import datetime, time, timedelta

from dialogue import outbox
from dialogue.duty import Duty
from dialogue.hours import may_speak
from dialogue.outbox import Address
from dialogue.screens import Button, Screen
from dialogue.talk import Tools
from dialogue.telling.process import BEGIN
from dialogue.unasked import may_tell
from foundation.language.dates import AMSTERDAM, said_on
from foundation.people import accounts, people
from foundation.storage import Store
from foundation.words import label
from monitoring.process import answering, queries

FROM = time(14)  # the morning is for the overview


def two_questions(store: Store, _tools: Tools, now: datetime) -> int:
    """Ask who was not asked and did not answer by herself, on a day on which nothing else was said to her unasked."""
    today = said_on(now)
    half = str(answering.half_of(today))
    done = queries.let_go(store, half)
    if not may_speak(now) or now.astimezone(AMSTERDAM).time() < FROM or not answering.is_open(today):
        return done
    seen = queries.answered(store, half)
    for account in accounts.with_role(store, "coach", today=today):
        key = f"process:{half}:{account.person_id}"
        if account.person_id in seen or outbox.is_known(store, key):
            continue
        seen.add(account.person_id)
        language = people.who(store, account.channel, account.number, today=today).language
        to = Address(account.channel, account.number, account.number, language)
        if may_tell(store, to, now=now):
            answer = Button(label("dialogue", "process.begin", language), BEGIN, "-")
            screen = Screen("process/asked", {}, ((answer,),))
            done += outbox.prompt(store, to, screen, now=now, key=key, kind="process") is not None
    return done


DUTY = Duty("two_questions", timedelta(hours=1), two_questions)
