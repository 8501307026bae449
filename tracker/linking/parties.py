"""Who is meant where a text says "we", "its military", or nothing at all."""

from __future__ import annotations

from tracker.commitments.model import Commitment, EvidenceStatement
from tracker.linking.model import Known, Source
from tracker.linking.names import is_first_person, is_generic, named_in_act, names_somebody, same_party

_MAY_BE = 0.5  # as where a name is missing


def meant_by(name: str | None, speaker: str | None, publisher: str | None) -> str | None:
    """Whom a name stands for: "we" for who speaks or publishes, another pronoun for nobody known."""
    if is_first_person(name):
        return speaker if names_somebody(speaker) else publisher
    return name if names_somebody(name) else None


def committer_names(known: Known) -> tuple[str | None, ...]:
    """What the committer is called."""
    publisher = known.sightings[0].publisher if known.sightings else None
    return (meant_by(known.committer, known.source, publisher), *known.aliases)


def actor_of(statement: EvidenceStatement, source: Source) -> str | None:
    """Who acted; of "its military" the speaker is whose it is."""
    if statement.actor is not None and not names_somebody(statement.actor):
        return meant_by(
            "we", statement.speaker, source.publisher if is_first_person(statement.actor) else None
        )
    return statement.actor


def committer_likeness(new: Commitment, known: Known, source: Source) -> float:
    """How sure it is that two mentions bind one committer, from 0 to 1."""
    ours = meant_by(new.committer, new.source, source.publisher)
    return _likeness(ours, new.action, known)


def actor_likeness(statement: EvidenceStatement, known: Known, source: Source) -> float:
    """How sure it is that who acted is who was bound."""
    return _likeness(actor_of(statement, source), statement.action, known)


def party_likeness(name: str | None, known: Known) -> float:
    """How sure it is that `name` is the committer."""
    return max(same_party(name, other) for other in committer_names(known))


def _likeness(name: str | None, act: str, known: Known) -> float:
    names = committer_names(known)
    in_acts = (named_in_act(name, names[0], known.action), named_in_act(names[0], name, act))
    one_role = is_generic(name) != all(
        is_generic(each) for each in names
    )  # "Defendants" may be any one named
    return max(party_likeness(name, known), *in_acts, _MAY_BE if one_role else 0.0)
