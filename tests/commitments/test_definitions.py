"""Events that a document dates itself."""

from datetime import UTC, date, datetime

import pytest

from tracker.commitments.definitions import RULES, find_definitions
from tracker.temporal.model import Reference

WEDNESDAY = Reference.day(date(2025, 3, 5), "UTC")

EXAMPLES = [(rule.name, *example) for rule in RULES for example in rule.examples]
NEAR_MISSES = [(rule.name, text) for rule in RULES for text in rule.near_misses]


@pytest.mark.parametrize(("rule", "text", "name", "day"), EXAMPLES)
def test_it_dates_what_the_rule_is_for(rule: str, text: str, name: str, day: str) -> None:
    found = [(d.name, d.earliest.date().isoformat()) for d in find_definitions(text, WEDNESDAY)]
    assert (name, day) in found, rule


@pytest.mark.parametrize(("rule", "text"), NEAR_MISSES)
def test_it_defines_nothing_where_no_moment_is_named(rule: str, text: str) -> None:
    assert find_definitions(text, WEDNESDAY) == [], rule


def test_it_quotes_name_and_date_with_their_offsets() -> None:
    text = 'Preamble. "Effective Date" means 1 March 2025. The rest follows.'
    (found,) = find_definitions(text, WEDNESDAY)
    assert text[found.start_char : found.end_char] == found.quote == '"Effective Date" means 1 March 2025'


def test_it_ends_a_day_with_the_local_day() -> None:
    reference = Reference.day(date(2025, 3, 5), "America/New_York")
    (found,) = find_definitions(
        '"Effective Date" means 1 March 2025.', reference, timezone="America/New_York"
    )
    assert found.earliest == datetime(2025, 3, 1, 5, tzinfo=UTC)
    assert found.latest == datetime(2025, 3, 2, 5, tzinfo=UTC)


def test_it_believes_the_definition_before_the_telling() -> None:
    text = '"Closing" means 30 April 2025. Closing is scheduled for 12 May 2025.'
    (found,) = find_definitions(text, WEDNESDAY)
    assert found.earliest.date() == date(2025, 4, 30)


def test_it_keeps_the_first_of_two_definitions() -> None:
    text = '"Effective Date" means 1 March 2025.\n\n"Effective Date" means 2 March 2025.'
    assert [d.earliest.day for d in find_definitions(text, WEDNESDAY)] == [1]


def test_it_defines_nothing_from_tellings_that_disagree() -> None:
    text = "She took office on 20 January 2025. He took office on 1 February 2025."
    assert find_definitions(text, WEDNESDAY) == []


def test_it_counts_one_definition_from_another() -> None:
    text = (
        '"Closing Date" means the date that is 30 days after the Effective Date.\n\n'
        '"Effective Date" means 1 March 2025.'
    )
    found = {d.name: d.earliest.date() for d in find_definitions(text, WEDNESDAY)}
    assert found == {"Effective Date": date(2025, 3, 1), "Closing Date": date(2025, 3, 31)}


def test_it_waits_with_a_definition_whose_event_is_not_dated() -> None:
    text = '"Closing Date" means the date that is 30 days after the Effective Date.'
    assert find_definitions(text, WEDNESDAY) == []


def test_it_stays_linear_on_hostile_text() -> None:
    text = "The " * 20_000 + 'date was signed on (the "' * 2_000
    assert find_definitions(text, WEDNESDAY) == []
