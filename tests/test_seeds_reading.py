"""Reading the seeds finds what their labels say must be found, and nothing where there is nothing.

A label with a `known_gap` is held to its word: the day the gap closes, its test asks for the mark to go.
"""

from __future__ import annotations

from datetime import datetime
from functools import cache

import pytest

from seeds import Seed, load_seeds
from seeds.labels import ExpectedCommitment, ExpectedEvent, ExpectedEvidence, ExpectedRevision
from tests.quality.matching import match, right_committer, right_due, right_wait, same_party
from tracker.commitments import read
from tracker.commitments.model import Commitment, EvidenceStatement, Reading, RevisionStatement

SEEDS = {seed.name: seed for seed in load_seeds()}

Label = ExpectedCommitment | ExpectedEvidence | ExpectedRevision | ExpectedEvent


@cache
def reading(name: str) -> Reading:
    document = SEEDS[name].document
    return read(
        document.text,
        document.published_at,
        timezone=document.timezone,
        genre=document.genre,
        events=document.events,
    )


def labelled(kind: str) -> list[object]:
    """Every label of one list as a test case."""
    return [
        pytest.param(seed, label, id=f"{seed.name}-{number}", marks=gap(label.known_gap))
        for seed in SEEDS.values()
        for number, label in enumerate(getattr(seed.expected, kind), 1)
        if getattr(label, "must_find", True)
    ]


def documents() -> list[object]:
    """Every document as a test case."""
    return [pytest.param(seed, id=seed.name, marks=gap(seed.expected.known_gap)) for seed in SEEDS.values()]


def gap(reason: str | None) -> list[pytest.MarkDecorator]:
    """A known gap is expected to fail; the day that it passes, the mark has to go."""
    return [pytest.mark.xfail(reason=reason, strict=True)] if reason else []


def found_for(seed: Seed, label: ExpectedCommitment) -> Commitment:
    pairs = match(seed.expected.commitments, reading(seed.name).commitments).pairs
    answers = [found for expected, found in pairs if expected is label]
    assert answers, f"not found: {label.quote}"
    return answers[0]


def overlap(found: EvidenceStatement | RevisionStatement, label: Label) -> bool:
    return found.start_char < label.end_char and label.start_char < found.end_char


def instant(written: str | None) -> datetime | None:
    return None if written is None else datetime.fromisoformat(written)


@pytest.mark.parametrize(("seed", "label"), labelled("commitments"))
def test_it_finds_the_commitment_with_its_committer_and_due(seed: Seed, label: ExpectedCommitment) -> None:
    found = found_for(seed, label)
    assert right_committer(found, label), found.committer
    assert right_due(found, label), (found.earliest, found.due_earliest, found.due, found.due_inclusive)
    assert right_wait(found, label), (found.awaits_event, found.recurrence, found.vague)
    assert found.kind in {label.kind, *label.kind_alt}
    assert found.mode in {label.mode, *label.mode_alt}


@pytest.mark.parametrize("seed", documents())
def test_it_finds_nothing_beside_what_is_labelled(seed: Seed) -> None:
    extra = match(seed.expected.commitments, reading(seed.name).commitments).extra
    assert [found.quote for found in extra] == []


def test_it_dates_the_claim_of_the_story_once_the_event_is_known() -> None:
    story = SEEDS["ultimatum-wire"].document
    known = read(
        story.text,
        story.published_at,
        timezone=story.timezone,
        genre=story.genre,
        events={"taking office": "2025-01-20T12:00:00-05:00"},
    )
    (claim,) = [found for found in known.commitments if found.kind == "claim"]
    assert claim.due == instant("2025-01-21T12:00:00-05:00")
    assert claim.awaits_event is None


@pytest.mark.parametrize(("seed", "label"), labelled("evidence"))
def test_it_finds_the_evidence(seed: Seed, label: ExpectedEvidence) -> None:
    found = [one for one in reading(seed.name).evidence if overlap(one, label)]
    assert [one.effect for one in found] == [label.effect]
    if label.actor:
        assert same_party(found[0].actor, label.actor)
    if label.speaker:
        assert same_party(found[0].speaker, label.speaker)
    if label.happened_latest:
        assert found[0].happened_earliest == instant(label.happened_earliest)
        assert found[0].happened_latest == instant(label.happened_latest)


@pytest.mark.parametrize(("seed", "label"), labelled("revisions"))
def test_it_finds_the_revision(seed: Seed, label: ExpectedRevision) -> None:
    found = [one for one in reading(seed.name).revisions if overlap(one, label)]
    assert [one.kind for one in found] == [label.kind]
    assert found[0].due == instant(label.due)
    if label.granter:
        assert same_party(found[0].granter, label.granter)


@pytest.mark.parametrize(("seed", "label"), labelled("events"))
def test_it_finds_the_event_that_the_document_dates(seed: Seed, label: ExpectedEvent) -> None:
    found = {one.name.lower(): one for one in reading(seed.name).events}
    assert label.name.lower() in found
    one = found[label.name.lower()]
    assert (one.earliest, one.latest) == (instant(label.earliest), instant(label.latest))
