"""The seed documents are sound: front matter, quotes, dates and zones, and what each is there to show."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from seeds import Seed, load_seeds
from seeds.labels import Expected, ExpectedCommitment, expected_from, locate
from tracker.commitments.model import ConditionType, Effect, Kind, Mode, RevisionKind

SEEDS = {seed.name: seed for seed in load_seeds()}
GENRES = {
    "news",
    "speech",
    "press",
    "mail",
    "issue",
    "minutes",
    "contract",
    "court",
    "regulation",
    "tender",
}
every_seed = pytest.mark.parametrize("seed", SEEDS.values(), ids=SEEDS.keys())


def times_of(expected: Expected) -> list[str]:
    """Every time that the labels give."""
    given: list[str | None] = []
    for commitment in expected.commitments:
        given += [commitment.earliest, commitment.due, commitment.due_earliest]
        given += [*commitment.due_alt, *commitment.earliest_alt]
    for evidence in expected.evidence:
        given += [evidence.happened_earliest, evidence.happened_latest]
    given += [revision.due for revision in expected.revisions]
    for event in expected.events:
        given += [event.earliest, event.latest]
    return [time for time in given if time is not None]


def lists_of(expected: Expected) -> tuple[tuple[object, ...], ...]:
    return (expected.commitments, expected.evidence, expected.revisions, expected.events)


def commitments() -> list[ExpectedCommitment]:
    return [commitment for seed in SEEDS.values() for commitment in seed.expected.commitments]


class TestDocuments:
    def test_it_has_every_genre(self) -> None:
        assert {seed.document.genre for seed in SEEDS.values()} == GENRES

    def test_it_has_fifteen_documents_and_several_with_nothing_to_track(self) -> None:
        empty = [seed for seed in SEEDS.values() if not any(lists_of(seed.expected))]
        assert len(SEEDS) >= 15
        assert len(empty) >= 4

    def test_it_lists_them_in_order_of_publication(self) -> None:
        published = [seed.document.published_from for seed in load_seeds()]
        assert published == sorted(published)

    @every_seed
    def test_it_says_who_wrote_the_text(self, seed: Seed) -> None:
        assert seed.document.source == "written for this project"
        assert seed.document.publisher
        assert seed.document.title

    @every_seed
    def test_it_writes_the_offset_of_its_zone(self, seed: Seed) -> None:
        zone = ZoneInfo(seed.document.timezone)
        published = seed.document.published_from
        assert published.utcoffset() == published.astimezone(zone).utcoffset()

    @every_seed
    def test_it_leaves_no_front_matter_in_the_text(self, seed: Seed) -> None:
        assert "+++" not in seed.document.text
        assert seed.document.text == seed.document.text.lstrip()


class TestLabels:
    @every_seed
    def test_it_finds_every_quote_and_deadline_where_it_says(self, seed: Seed) -> None:
        text = seed.document.text
        for commitment in seed.expected.commitments:
            assert text[commitment.start_char : commitment.end_char] == commitment.quote
            if commitment.deadline_text:
                start, end = commitment.deadline_start_char, commitment.deadline_end_char
                assert text[start:end] == commitment.deadline_text

    @every_seed
    def test_it_uses_the_words_of_the_design(self, seed: Seed) -> None:
        for commitment in seed.expected.commitments:
            assert {commitment.kind, *commitment.kind_alt} <= set(Kind)
            assert {commitment.mode, *commitment.mode_alt} <= set(Mode)
            assert commitment.condition_type in {None, *ConditionType}
        assert {evidence.effect for evidence in seed.expected.evidence} <= set(Effect)
        assert {revision.kind for revision in seed.expected.revisions} <= set(RevisionKind)

    @every_seed
    def test_it_gives_times_with_the_offset_of_the_zone_on_that_day(self, seed: Seed) -> None:
        zone = ZoneInfo(seed.document.timezone)
        for written in times_of(seed.expected):
            at = datetime.fromisoformat(written)
            assert at.isoformat() == at.astimezone(zone).isoformat()

    @every_seed
    def test_it_orders_the_ends_of_every_interval(self, seed: Seed) -> None:
        for commitment in seed.expected.commitments:
            ends = [commitment.earliest, commitment.due_earliest, commitment.due]
            known = [datetime.fromisoformat(end) for end in ends if end]
            assert known == sorted(known)

    @every_seed
    def test_it_gives_no_due_to_what_waits_returns_or_is_vague(self, seed: Seed) -> None:
        for commitment in seed.expected.commitments:
            if commitment.awaits_event or commitment.recurrence or commitment.vague:
                assert commitment.due is None

    @every_seed
    def test_it_points_follow_ups_to_documents_that_hold_a_commitment(self, seed: Seed) -> None:
        spoken_of = [evidence.speaks_of for evidence in seed.expected.evidence]
        spoken_of += [revision.speaks_of for revision in seed.expected.revisions]
        for name in spoken_of:
            assert name is not None
            earlier = SEEDS[name]
            assert earlier.expected.commitments
            assert earlier.document.published_from < seed.document.published_from
            assert earlier.document.publisher != seed.document.publisher

    def test_it_covers_every_mode_and_most_kinds(self) -> None:
        assert {commitment.mode for commitment in commitments()} == set(Mode)
        assert {commitment.kind for commitment in commitments()} == set(Kind)

    def test_it_shows_a_follow_up_that_was_done_not_done_extended_and_withdrawn(self) -> None:
        effects = {evidence.effect for seed in SEEDS.values() for evidence in seed.expected.evidence}
        kinds = {revision.kind for seed in SEEDS.values() for revision in seed.expected.revisions}
        assert {Effect.DONE, Effect.NOT_DONE} <= effects
        assert {RevisionKind.EXTENDED, RevisionKind.WITHDRAWN} <= kinds


class TestTheStory:
    """The ultimatum of August 2025, whose dates the design works out by hand."""

    def test_it_is_published_at_four_in_the_afternoon_in_new_york(self) -> None:
        assert SEEDS["ultimatum-wire"].document.published_at == "2025-08-06T16:00:00-04:00"

    def test_it_dates_its_deadlines_as_the_design_does(self) -> None:
        found = SEEDS["ultimatum-wire"].expected.commitments
        assert {one.deadline_text: (one.earliest, one.due) for one in found if one.earliest or one.due} == {
            "as early as next week": ("2025-08-11T00:00:00-04:00", None),
            "within 48 hours": ("2025-08-06T16:00:00-04:00", "2025-08-08T16:00:00-04:00"),
            "until Friday": (None, "2025-08-09T00:00:00-04:00"),
        }


class TestReading:
    def test_it_finds_words_across_a_line_break(self) -> None:
        assert locate("by\nFriday, by Friday", "by Friday") == (0, 9)

    def test_it_finds_the_second_occurrence_when_asked(self) -> None:
        assert locate("by Friday, by Friday", "by Friday", occurrence=2) == (11, 20)

    def test_it_refuses_words_that_are_not_there(self) -> None:
        with pytest.raises(ValueError, match="not in the text"):
            locate("by Friday", "by Monday")

    def test_it_refuses_a_label_with_a_misspelt_key(self) -> None:
        label = {"quote": "by Friday", "commiter": "Russia"}
        with pytest.raises(ValueError, match="commiter"):
            expected_from({"revisions": [label]}, "by Friday")
