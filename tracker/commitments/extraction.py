"""`read` and `extract`: the public way from a text to what it says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tracker.commitments.model import Commitment, Reading

EXTRACTOR = "1"
"""Version of the rules. Raised when the same text may read differently."""


def extract(
    text: str,
    published_at: Any,
    *,
    timezone: str = "UTC",
    genre: str | None = None,
    events: Mapping[str, Any] | None = None,
    calendar: Any = None,
    policies: Mapping[str, str] | None = None,
    pipeline: str | None = None,
) -> list[Commitment]:
    """The commitments that `text` speaks of, one for each mention, in text order.

    `published_at` is a date or an RFC 3339 instant (a string or an object), `timezone` an IANA name;
    `genre` None means that it is detected. `events` names moments that the text may count from,
    `policies` overrides defaults of the temporal room by name, `pipeline` names another spaCy pipeline.
    Pure: no clock, no store, no network.

    Raises InvalidText, InvalidTime, UnknownZone, UnknownPolicy, or InvalidInput for an unknown genre or
    a pipeline that is not installed.
    """
    from tracker.commitments.frames.extraction import find_commitments
    from tracker.commitments.reading import parse_document

    return find_commitments(
        parse_document(
            text,
            published_at,
            timezone=timezone,
            genre=genre,
            events=events,
            calendar=calendar,
            policies=policies,
            pipeline=pipeline,
            statements=False,
        )
    )


def read(
    text: str,
    published_at: Any,
    *,
    timezone: str = "UTC",
    genre: str | None = None,
    events: Mapping[str, Any] | None = None,
    calendar: Any = None,
    policies: Mapping[str, str] | None = None,
    pipeline: str | None = None,
) -> Reading:
    """All that one document says: commitments, statements about earlier ones, and events it dates.

    Takes and raises what `extract` does.
    """
    from tracker.commitments.evidence import find_evidence
    from tracker.commitments.frames.extraction import find_mentions, likely
    from tracker.commitments.pointers import find_pointers
    from tracker.commitments.reading import parse_document
    from tracker.commitments.revisions import find_revisions

    doc = parse_document(
        text,
        published_at,
        timezone=timezone,
        genre=genre,
        events=events,
        calendar=calendar,
        policies=policies,
        pipeline=pipeline,
    )
    mentions = find_mentions(doc)
    commitments = likely(mentions)
    certain = {commitment.start_char for commitment in commitments}
    doubtful = [mention for mention in mentions if mention.start_char not in certain]
    return Reading(
        genre=doc.genre,
        zone=doc.zone,
        published=doc.published,
        pipeline=doc.pipeline,
        extractor=EXTRACTOR,
        commitments=tuple(commitments),
        evidence=tuple(find_evidence(doc)),
        revisions=tuple(find_revisions(doc)),
        events=doc.definitions,
        pointers=tuple(find_pointers(doc, doubtful)),
    )
