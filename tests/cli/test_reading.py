"""`tracker extract` and `tracker times`."""

from pathlib import Path

import pytest

from tests.cli.conftest import ON_WEDNESDAY, STORY, Run

EXTRACT_FIELDS = {
    *("quote", "start_char", "end_char", "committer", "imposer", "source", "action", "kind", "mode"),
    *(
        "condition",
        "condition_type",
        "consequence",
        "deadline_text",
        "deadline_start_char",
        "deadline_end_char",
    ),
    *("operator", "earliest", "due", "due_inclusive", "due_earliest", "grain", "vague", "review_at"),
    *("awaits_event", "recurrence", "confidence", "trace"),
}
TIME_FIELDS = {"start_char", "end_char", "text", "type", "value", "mod", "earliest", "due", "grain"}


class TestExtract:
    def test_it_prints_one_object_a_line_with_every_field(self, tracker: Run) -> None:
        found = tracker("extract", "-", *ON_WEDNESDAY, given=STORY)
        assert found.code == 0, found.err
        assert all(row.keys() >= EXTRACT_FIELDS for row in found.rows)
        ultimatum = next(row for row in found.rows if row["kind"] == "ultimatum")
        assert (ultimatum["committer"], ultimatum["imposer"]) == ("Russia", "Trump")
        assert ultimatum["action"] == "show real progress"
        assert ultimatum["due"] == "2025-08-09T00:00:00-04:00"
        assert ultimatum["consequence"] == "a fresh round of penalties"
        assert STORY[ultimatum["start_char"] : ultimatum["end_char"]] == ultimatum["quote"]
        assert (
            STORY[ultimatum["deadline_start_char"] : ultimatum["deadline_end_char"]]
            == ultimatum["deadline_text"]
            == "until Friday"
        )

    def test_it_takes_the_publication_time_from_front_matter(self, tracker: Run, tmp_path: Path) -> None:
        (tmp_path / "story.txt").write_text(
            f'+++\npublished_at = 2025-08-06\ntimezone = "Europe/Berlin"\n+++\n{STORY}'
        )
        rows = tracker("extract", "story.txt").rows
        assert next(row for row in rows if row["kind"] == "ultimatum")["due"] == "2025-08-09T00:00:00+02:00"

    def test_it_dates_a_named_event_given_with_the_document(self, tracker: Run) -> None:
        text = "The buyer shall pay the price within 24 hours of taking office.\n"
        (open_one,) = tracker("extract", "-", *ON_WEDNESDAY, given=text).rows
        assert open_one["due"] is None
        assert "taking office" in open_one["awaits_event"]
        event = ("--event", "taking office=2025-01-20T12:00-05:00")
        (dated,) = tracker("extract", "-", *ON_WEDNESDAY, *event, given=text).rows
        assert dated["due"] == "2025-01-21T12:00:00-05:00"
        assert dated["awaits_event"] is None

    def test_it_prints_nothing_and_succeeds_where_nobody_is_bound(self, tracker: Run) -> None:
        found = tracker("extract", "-", *ON_WEDNESDAY, given="The weather was fine on Friday.\n")
        assert (found.code, found.out) == (0, "")


class TestTimes:
    def test_it_prints_the_time_expressions(self, tracker: Run) -> None:
        found = tracker("times", "-", *ON_WEDNESDAY, given="Answer by Friday.\n")
        (row,) = found.rows
        assert row.keys() >= TIME_FIELDS
        assert (row["text"], row["type"], row["value"], row["operator"]) == (
            "Friday",
            "DATE",
            "2025-08-08",
            "by",
        )

    def test_it_prints_inline_timeml(self, tracker: Run) -> None:
        found = tracker("times", "-", *ON_WEDNESDAY, "--format", "timeml", given="Answer <him> by Friday.\n")
        assert found.code == 0, found.err
        assert "Answer &lt;him&gt; by <TIMEX3" in found.out
        assert 'value="2025-08-08"' in found.out
        assert found.out.rstrip().endswith(">Friday</TIMEX3>.</TimeML>") or ">Friday</TIMEX3>." in found.out


@pytest.mark.parametrize(
    ("arguments", "given", "told"),
    [
        (ON_WEDNESDAY, "", "standard input: The document is empty"),
        (ON_WEDNESDAY, b"\x00\x01\x02", "looks binary"),
        (ON_WEDNESDAY, b"na\xefve text by Friday", "is not utf-8 text: byte 2"),
        ((), "Answer by Friday.", "does not say when it was published"),
        (("--published", "2025-02-30"), "Answer by Friday.", "2025-02-30"),
        (("--published", "soon"), "Answer by Friday.", "soon"),
        (("--published", "2025-08-06", "--timezone", "Mars/Olympus"), "Answer by Friday.", "Mars/Olympus"),
        ((*ON_WEDNESDAY, "--policy", "nonsense=1"), "Answer by Friday.", "nonsense"),
        ((*ON_WEDNESDAY, "--event", "nonsense"), "Answer by Friday.", "is not NAME=VALUE"),
    ],
    ids=["empty", "binary", "encoding", "undated", "february", "words", "zone", "policy", "event"],
)
@pytest.mark.parametrize("command", ["extract", "times"])
def test_it_says_what_was_wrong_and_leaves_with_2(
    tracker: Run, command: str, arguments: tuple[str, ...], given: str | bytes, told: str
) -> None:
    found = tracker(command, "-", *arguments, given=given)
    assert (found.code, found.out) == (2, "")
    assert found.err.startswith("tracker: ") and told in found.err
    assert "Traceback" not in found.err


def test_it_refuses_a_document_over_the_limit(tracker: Run) -> None:
    found = tracker("extract", "-", *ON_WEDNESDAY, given="word " * 400, TRACKER_MAX_DOCUMENT_BYTES="1000")
    assert found.code == 2
    assert "at most 1,000 are read" in found.err


def test_it_says_that_a_file_is_missing(tracker: Run) -> None:
    found = tracker("extract", "nowhere.txt", *ON_WEDNESDAY)
    assert found.code == 2
    assert "nowhere.txt cannot be read: No such file or directory" in found.err
