"""A listing as a mail that is ready to be sent: text, picture and calendar file, without sender and receiver.

Chats take no links that open a mail; a file of this kind every mail program opens, to be sent on.
"""

from datetime import date, datetime
from email.message import EmailMessage
from email.policy import SMTP

from social_map.cards import sharing
from social_map.cards.calendar import calendar
from social_map.cards.picture import picture
from social_map.cards.sharing import Shared
from social_map.models import Listing


def message(listing: Listing, shared: Shared, *, today: date, now: datetime) -> bytes:
    """The mail (RFC 5322). `X-Unsent` lets mail programs open it as one that still has to be sent."""
    mail = EmailMessage(policy=SMTP)
    mail["Subject"] = " ".join(shared.title.split())
    mail["X-Unsent"] = "1"
    mail.set_content(sharing.text(shared) + "\n")
    mail.add_attachment(picture(shared), maintype="image", subtype="png", filename="activiteit.png")
    days = calendar(listing, shared, today=today, now=now)
    if days is not None:
        mail.add_attachment(days, maintype="text", subtype="calendar", filename="agenda.ics")
    mail.set_boundary(f"wegwijs-{listing.public_id}")
    return mail.as_bytes()
