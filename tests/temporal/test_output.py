"""Times as JSON, TimeML and prose."""

from __future__ import annotations

import json
from xml.etree import ElementTree

from tests.temporal.helpers import NEW_YORK, only
from tracker.temporal import explain, find_times, to_timeml


def test_it_gives_plain_json_with_local_offsets() -> None:
    shown = json.loads(json.dumps(only("by 5 p.m. on Sept. 3").to_dict()))
    assert shown["due"] == "2025-09-03T17:00:00-04:00"
    assert (shown["text"], shown["operator"], shown["due_inclusive"]) == ("5 p.m. on Sept. 3", "by", True)


def test_it_marks_each_time_and_keeps_the_rest_of_the_text() -> None:
    text = "A & B <will> meet between September 3 and September 5; by Feb 30 at the latest."
    marked = ElementTree.fromstring(to_timeml(text, find_times(text, "2025-08-06", timezone=NEW_YORK)))
    assert "".join(marked.itertext()).strip() == text
    assert [timex.get("value") for timex in marked] == ["2025-09-03", "2025-09-05"]


def test_it_leaves_out_what_xml_forbids() -> None:
    assert ElementTree.fromstring(to_timeml("a\x00b\x0bc", [])).text == "abc"


def test_it_explains_as_a_person_would() -> None:
    said = explain(only("within 48 hours", reference="2025-08-06"))
    assert (
        "It is late from 2025-08-09T00:00:00-04:00 on, or by the earliest fair reading from 2025-08-08"
        in said
    )


def test_it_explains_what_it_waits_for() -> None:
    assert "waits until “taking office” is known" in explain(only("within 24 hours of taking office"))
