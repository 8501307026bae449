"""How clauses are told: tense, negation, hedging, and by whom."""

import pytest

from tracker.commitments.parsing import parse_all
from tracker.commitments.plain import make_plain
from tracker.commitments.statement_clauses import Clause, clauses_of
from tracker.commitments.statement_verbs import Tense


def clause(text: str, lemma: str) -> Clause:
    (parse,) = parse_all([make_plain(text, 0, len(text))])
    (found,) = [c for c in clauses_of(parse) if c.lemma == lemma]
    return found


TENSES = [
    ("Norland signed the treaty.", "sign", Tense.PAST),
    ("Norland has signed the treaty.", "sign", Tense.PERFECT),
    ("Norland had signed the treaty.", "sign", Tense.PLUPERFECT),
    ("Norland signs the treaty.", "sign", Tense.PRESENT),
    ("Norland is signing the treaty.", "sign", Tense.PROGRESSIVE),
    ("Norland will sign the treaty.", "sign", Tense.FUTURE),
    ("Norland would sign the treaty.", "sign", Tense.CONDITIONAL),
    ("Norland must sign the treaty.", "sign", Tense.MODAL),
    ("Norland hopes to sign the treaty.", "sign", Tense.NONFINITE),
    ("The treaty was signed.", "sign", Tense.PAST),
    ("The treaty has been signed.", "sign", Tense.PERFECT),
    ("The treaty is to be signed.", "sign", Tense.NONFINITE),
    ("Norland has read and signed the treaty.", "sign", Tense.PERFECT),
    ("Norland will read and sign the treaty.", "sign", Tense.FUTURE),
    ("Norland did not sign the treaty.", "sign", Tense.PAST),
    ("Norland appears to have signed the treaty.", "sign", Tense.PERFECT),
]


@pytest.mark.parametrize(("text", "lemma", "tense"), TENSES)
def test_it_reads_the_tense_of_the_verb_group(text: str, lemma: str, tense: Tense) -> None:
    assert clause(text, lemma).tense is tense


@pytest.mark.parametrize(
    "text",
    [
        "Norland has not signed the treaty.",
        "Norland never signed the treaty.",
        "Norland signed no treaty.",
        "No treaty was signed.",
        "Neither side signed the treaty.",
        "Nobody signed the treaty.",
        "Norland no longer signs treaties.",
    ],
)
def test_it_sees_every_kind_of_no(text: str) -> None:
    assert clause(text, "sign").negated


@pytest.mark.parametrize(
    "text",
    [
        "If Norland signed the treaty, the talks would end.",
        "Unless Norland signed the treaty, the talks would end.",
        "The talks go on until Norland has signed the treaty.",
        "Talks will begin when Norland has signed the treaty.",
        "The envoy hopes that Norland has signed the treaty.",
        "The envoy denied that Norland signed the treaty.",
        "The envoy did not say that Norland signed the treaty.",
        "The envoy asked whether Norland signed the treaty.",
        "There is no hope that Norland signed the treaty.",
        "Has Norland signed the treaty?",
    ],
)
def test_it_takes_the_unsaid_for_no_fact(text: str) -> None:
    assert not clause(text, "sign").asserted


@pytest.mark.parametrize(
    "text",
    [
        "After Norland signed the treaty, the envoy left.",
        "Because Norland signed the treaty, the envoy left.",
        "The envoy confirmed that Norland signed the treaty.",
        "Norland signed the treaty, the envoy said.",
        "The treaty that Norland signed is short.",
    ],
)
def test_it_takes_the_said_for_a_fact(text: str) -> None:
    assert clause(text, "sign").asserted


def test_it_keeps_actor_and_patient_apart_in_a_passive() -> None:
    found = clause("The treaty was signed by Norland.", "sign")
    assert found.doer is not None
    assert found.patient is not None
    assert (found.doer.text, found.patient.text) == ("Norland", "treaty")


def test_it_takes_no_time_for_the_actor_of_a_passive() -> None:
    assert clause("The treaty was signed by Friday.", "sign").doer is None
