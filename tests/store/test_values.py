"""What is written to columns and cursors comes back as it was; what cannot be is refused."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.builders import at, evidence, mention, revision
from tracker.commitments.model import ConditionType
from tracker.errors import InvalidInput, InvalidText
from tracker.status import judge, terms_of
from tracker.store import frames
from tracker.store.columns import new_id
from tracker.store.guard import storable, storable_or_none
from tracker.store.paging import decode_cursor, encode_cursor
from tracker.temporal.model import Reference, Step

INSTANTS = st.datetimes(datetime(2, 1, 1), datetime(9998, 1, 1), timezones=st.just(UTC))


@given(due=INSTANTS, earliest=st.none() | INSTANTS, action=st.text(max_size=40))
def test_it_gives_back_the_mention_it_wrote_down(
    due: datetime, earliest: datetime | None, action: str
) -> None:
    written = mention(
        due=due,
        earliest=earliest,
        action=action,
        condition="unless it rains",
        condition_type=ConditionType.ESCAPE,
        flags=("one", "two"),
        trace=(Step("reference", "Friday"),),
        expression={"kind": "event", "phrase": "closing"},
        reference=Reference(due, due + timedelta(days=1), "Europe/Kyiv"),
    )

    assert frames.thaw(frames.freeze(written)) == written


def test_it_gives_back_verdicts_statements_and_references() -> None:
    verdict = judge(
        terms_of(mention(), made_at=at("2025-08-06T20:00:00Z")), [], [], [], at("2026-01-01T00:00:00Z")
    )
    reference = Reference.instant(at("2025-08-06T20:00:00Z"), "Europe/Kyiv")

    assert frames.thaw_verdict(frames.freeze_verdict(verdict)) == verdict
    assert frames.thaw_evidence(frames.freeze_statement(evidence())) == evidence()
    assert frames.thaw_revision(frames.freeze_statement(revision())) == revision()
    assert frames.thaw_reference(frames.freeze_reference(reference)) == reference


def test_it_passes_over_fields_of_a_later_version() -> None:
    assert frames.thaw({**frames.freeze(mention()), "mood": "grim"}) == mention()


@given(at=INSTANTS, id_=st.uuids())
def test_it_reads_back_its_own_cursors(at: datetime, id_: UUID) -> None:
    assert decode_cursor(encode_cursor((at, id_)), datetime, UUID) == (at, id_)


@pytest.mark.parametrize(
    "cursor", ["", "!", "bm9uc2Vuc2U", "W10", "WyIyMDI1LTA4LTA2IiwgIngiXQ", "é", "bnVsbA"]
)
def test_it_refuses_a_cursor_that_is_none_of_ours(cursor: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        decode_cursor(cursor, datetime, UUID)
    assert refused.value.field == "cursor"


@given(st.text(max_size=20))
def test_it_reads_any_cursor_or_refuses_it(cursor: str) -> None:
    try:
        decode_cursor(cursor, UUID)
    except InvalidInput:
        return


@pytest.mark.parametrize("text", ["a\x00b", "\ud800", "end \udfff"])
def test_it_refuses_nul_and_lone_surrogates(text: str) -> None:
    for check in (storable, storable_or_none):
        with pytest.raises(InvalidText) as refused:
            check(text, "title")
        assert refused.value.field == "title"


@pytest.mark.parametrize("text", ["", "Ünïcödé 😀", "line\nbreak\ttab"])
def test_it_lets_all_other_text_through(text: str) -> None:
    assert storable(text, "text") == text
    assert storable_or_none(None, "text") is None


def test_it_makes_ids_that_sort_by_age() -> None:
    ids = [new_id() for _ in range(100)]

    assert ids == sorted(ids)
    assert {id_.version for id_ in ids} == {7}
