"""A message as mail programs save it (RFC 5322): its date, sender, subject and readable body."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage

_HEADER = re.compile(
    rb"(?:From |(?:Return-Path|Received|Delivered-To|Message-ID|MIME-Version|DKIM-\S+):)", re.I
)


@dataclass(frozen=True, slots=True)
class Message:
    """What a saved message says of itself; `sent_at` keeps the sender's offset."""

    body: str
    sent_at: datetime | None
    sender: str | None
    subject: str | None


def looks_like_mail(data: bytes, name: str) -> bool:
    """True for a saved message: named .eml, or beginning with a header only transport writes."""
    return name.lower().endswith(".eml") or bool(_HEADER.match(data))


def read_mail(data: bytes) -> Message:
    """Parse a saved message. A body that is only HTML is returned as HTML, attachments are left out."""
    message = message_from_bytes(data, policy=policy.default)
    assert isinstance(message, EmailMessage)
    part = message.get_body(("plain", "html"))
    body = part.get_content() if part is not None else ""
    date = message["Date"]
    sent_at = date.datetime if date is not None else None
    sender = message["From"]
    subject = message["Subject"]
    return Message(
        body=body.replace("\r\n", "\n"),
        sent_at=sent_at if sent_at is not None and sent_at.tzinfo is not None else None,
        sender=str(sender) if sender is not None else None,
        subject=str(subject) if subject is not None else None,
    )
