"""Statements that something was done, not done, refused, breached or expired."""

from datetime import UTC, datetime

import pytest

from tracker.commitments.evidence import ASIDES, RULES, find_evidence
from tracker.commitments.model import Effect, EvidenceStatement
from tracker.commitments.reading import parse_document
from tracker.commitments.statement_finds import Example

EXAMPLES = [(rule.name, example) for rule in (*RULES, *ASIDES) for example in rule.examples]
NEAR_MISSES = [(rule.name, text) for rule in (*RULES, *ASIDES) for text in rule.near_misses]


def statements(
    text: str, published: str = "2025-08-12", genre: str = "news", timezone: str = "UTC"
) -> list[EvidenceStatement]:
    return find_evidence(parse_document(text, published, genre=genre, timezone=timezone))


def statement(text: str, published: str = "2025-08-12", timezone: str = "UTC") -> EvidenceStatement:
    (found,) = statements(text, published, timezone=timezone)
    return found


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_it_reads_what_the_rule_is_for(rule: str, example: Example) -> None:
    found = [(s.effect, s.actor, s.action) for s in statements(example.text)]
    assert (example.effect, example.actor, example.action) in found, rule


@pytest.mark.parametrize("example", EXAMPLES)
def test_it_names_the_rule_in_the_trace(example: tuple[str, Example]) -> None:
    rule, wanted = example
    assert rule in {s.trace[0].detail for s in statements(wanted.text)}


@pytest.mark.parametrize(("rule", "text"), NEAR_MISSES)
def test_it_states_nothing_near_the_rule(rule: str, text: str) -> None:
    assert statements(text) == [], rule


NOT_EVIDENCE = [
    "Norland will hand over the list on Friday.",
    "Norland must hand over the list by Friday.",
    "Norland is expected to sign the treaty next week.",
    "Norland plans to release the prisoners.",
    "Norland urged Moravia to sign the treaty.",
    "Analysts predict that Norland will miss the deadline.",
    "It is unclear whether Norland has signed the treaty.",
    "Once Norland has signed the treaty, the fund will pay.",
    "Norland promised that it had nothing to hide.",
    "Has Norland signed the treaty?",
    "The bank would pay if the fund had paid.",
    "Had the fund paid, the case would be over.",
    "Whether the fund has paid remains unclear.",
    "Parks said it would close the gate.",
    "They will talk once the dead can be buried and the hospital supplied.",
    "Norland signed a treaty every year.",
    "The council extended the deadline until Friday 22 August.",
]


@pytest.mark.parametrize("text", NOT_EVIDENCE)
def test_it_takes_no_plan_request_forecast_or_question_for_evidence(text: str) -> None:
    assert statements(text) == []


def test_it_bounds_the_act_by_the_day_that_is_said() -> None:
    found = statement("On Tuesday 5 August the mayor signed the bill.")
    assert (found.happened_earliest, found.happened_latest) == (
        datetime(2025, 8, 5, tzinfo=UTC),
        datetime(2025, 8, 6, tzinfo=UTC),
    )
    assert found.time_text == "Tuesday 5 August"


def test_it_reads_a_clock_time_in_the_zone_that_is_said() -> None:
    found = statement("Norland handed over the list on 8 August at 8 p.m. New York time.")
    assert found.happened_earliest == found.happened_latest == datetime(2025, 8, 9, 0, 0, tzinfo=UTC)


def test_it_leaves_the_perfect_open_up_to_publication() -> None:
    found = statement("Norland has handed over the list.")
    assert found.happened_earliest is None
    assert found.happened_latest == datetime(2025, 8, 13, tzinfo=UTC)


def test_it_never_dates_an_act_after_its_report() -> None:
    found = statement("Norland handed over the list this week.", "2025-08-12T09:00:00+00:00")
    assert found.happened_latest == datetime(2025, 8, 12, 9, tzinfo=UTC)


def test_it_takes_the_time_of_the_act_not_that_of_the_telling() -> None:
    found = statement("Officials said on Monday that Norland handed over the list on 8 August.")
    assert found.happened_earliest == datetime(2025, 8, 8, tzinfo=UTC)


def test_it_takes_no_deadline_for_the_time_of_the_act() -> None:
    found = statement("Norland missed the Friday deadline.")
    assert found.time_text is None


def test_it_names_who_says_so() -> None:
    assert statement("A senior envoy said that Norland handed over the list.").speaker == "senior envoy"
    assert statement("Norland handed over the list, a senior envoy said.").speaker == "senior envoy"
    assert statement("According to the ministry, Norland handed over the list.").speaker == "ministry"


def test_it_puts_the_thing_for_the_pronoun_only_where_it_is_plain() -> None:
    text = "Norland, which had to finish the depot by Friday, handed it over on Thursday 7 August."
    assert [s.action for s in statements(text)] == ["hand the depot over"]
    assert statement("Norland handed it over on Thursday 7 August.").action == "hand it over"


def test_it_has_no_speaker_where_the_document_speaks() -> None:
    assert statement("Norland handed over the list.").speaker is None


def test_it_hears_the_committer_in_its_own_words() -> None:
    found = statement("Norland says it has handed over the list.")
    assert (found.actor, found.speaker) == ("Norland", "Norland")


@pytest.mark.parametrize(
    "text",
    [
        "Norland has reportedly handed over the list.",
        "Norland appears to have handed over the list.",
        "Norland claims that it has handed over the list.",
        "Norland is believed to have handed over the list.",
    ],
)
def test_it_marks_what_is_hedged_and_trusts_it_less(text: str) -> None:
    found = statement(text)
    assert found.hedged
    assert found.score < statement("Norland has handed over the list.").score / 1.5


@pytest.mark.parametrize(
    "text",
    [
        "The tenant paid the rent a day early.",
        "The tenant paid the rent on time.",
        "The tenant paid the rent within the grace period.",
        "The tenant met the deadline.",
    ],
)
def test_it_takes_in_time_from_the_text(text: str) -> None:
    assert statement(text).met_deadline


@pytest.mark.parametrize(
    "text", ["The tenant paid the rent two days late.", "The tenant paid the rent after the deadline."]
)
def test_it_never_takes_late_for_in_time(text: str) -> None:
    found = statement(text)
    assert not found.met_deadline
    assert "said to be late" in {step.detail for step in found.trace}


def test_it_takes_in_time_for_something_else_for_no_deadline() -> None:
    assert not statement("The pipeline was repaired in time for winter.").met_deadline


def test_it_dates_what_is_over_behind_the_words() -> None:
    repaid, met = statements("Norland repaid the loan on Thursday, meeting the deadline.", "2025-08-12")
    assert repaid.happened_earliest == met.happened_earliest == datetime(2025, 8, 7, tzinfo=UTC)
    assert met.met_deadline


def test_it_tells_part_from_whole() -> None:
    assert statement("Norland handed over half of the files.").effect is Effect.PARTLY_DONE
    assert statement("Norland has begun withdrawing its troops.").effect is Effect.PARTLY_DONE


def test_it_reads_the_present_as_past_in_news_only() -> None:
    text = "Norland signs the treaty with Moravia."
    assert [s.effect for s in statements(text)] == [Effect.DONE]
    assert statements(text, genre="minutes") == []


@pytest.mark.parametrize(
    "text",
    [
        "Norland formally leaves the union.",
        "Norland releases twelve prisoners.",
        "Dock workers end their strike.",
    ],
)
def test_it_hears_news_told_in_the_present(text: str) -> None:
    assert [s.effect for s in statements(text)] == [Effect.DONE]


def test_it_finds_what_was_done_and_what_was_not_in_one_sentence() -> None:
    text = "Norland announces that its army has left, although reports say it has not complied with the deal."
    found = [(s.effect, s.speaker) for s in statements(text)]
    assert found == [(Effect.DONE, "Norland"), (Effect.NOT_DONE, "reports")]


def test_it_quotes_the_clause_with_its_offsets() -> None:
    text = "It rained. Norland handed over the list on 8 August, and the envoy left."
    found = statements(text)[0]
    assert (
        text[found.start_char : found.end_char] == found.quote == "Norland handed over the list on 8 August"
    )


def test_it_trusts_a_contract_s_recital_less_than_a_report() -> None:
    text = "The contractor delivered the software on 5 August."
    (recital,) = statements(text, genre="contract")
    assert recital.score < 0.6 <= statement(text).score


@pytest.mark.parametrize(
    "text",
    [
        "The tenant has paid and " * 200,
        "he said that " * 200 + "it was over.",
        "(" * 2000 + "Norland signed." + ")" * 2000,
        "Norland signed the treaty, " * 150,
        "\u200b \ufeff Norland signed \U0001f642 the treaty.",
    ],
)
def test_it_survives_text_that_no_one_wrote(text: str) -> None:
    for found in statements(text):
        assert text[found.start_char : found.end_char] == found.quote
        assert 0 < found.score <= 1
