"""A letter as a mail message (RFC 5322), in plain text and as HTML without pictures or anything from elsewhere."""

import hashlib
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr

from dialogue.letters import Letter, bytes_of

STYLE = "font:17px/1.5 sans-serif;max-width:36em"  # mail programs read no style sheets
KINDS = {"pdf": "pdf", "xlsx": "vnd.openxmlformats-officedocument.spreadsheetml.sheet"}


def message(letter: Letter, *, sender: str, now: datetime) -> EmailMessage:
    """The mail of a letter. ValueError when the letter, or the sender's address, is none.

    The Message-ID follows from the outbox row, so that a reader that got it twice may show it once. The two headers at
    the end let a mail program offer "no more mail" with one tap (RFC 8058).
    """
    mail = letter.mail
    name, address = parseaddr(sender)
    box, _, domain = address.rpartition("@")
    if mail is None or not box:
        raise ValueError("this letter is no mail, or there is no sender")
    made = EmailMessage(policy=SMTP)
    made["From"] = Address(display_name=name, username=box, domain=domain)
    made["To"] = mail["to"]
    made["Subject"] = " ".join(mail["subject"].split())
    made["Date"] = format_datetime(now)
    made["Message-ID"] = f"<{hashlib.sha256(mail['key'].encode()).hexdigest()[:32]}@{domain}>"
    made["Auto-Submitted"] = "auto-generated"
    made["List-Unsubscribe"] = f"<{mail['stop']}>"
    made["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    made.set_content(mail["text"], cte="quoted-printable")
    page = f'<!doctype html><html lang="nl"><body style="{STYLE}">{mail["html"]}</body></html>'
    made.add_alternative(page, subtype="html", cte="quoted-printable")
    for file in filter(None, (letter.attachment, letter.also)):
        kind = KINDS[file["name"].rpartition(".")[2]]
        made.add_attachment(bytes_of(file), maintype="application", subtype=kind, filename=file["name"])
    return made
