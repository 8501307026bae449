"""Verb groups: tense, negation and subject, as auxiliaries and joined verbs give them."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from tracker.commitments.frames.frame import words
from tracker.commitments.frames.grammar import agent_of
from tracker.commitments.statement_words import SEEMING, TOLD_OF

if TYPE_CHECKING:
    from spacy.tokens import Token


class Tense(Enum):
    """When the clause is set, as its verb group says."""

    PAST = "past"
    PERFECT = "perfect"  # "has signed"
    PLUPERFECT = "pluperfect"  # "had signed"
    PRESENT = "present"
    PROGRESSIVE = "progressive"  # "is signing"
    FUTURE = "future"  # "will sign"
    CONDITIONAL = "conditional"  # "would sign"
    MODAL = "modal"  # "may sign", "must sign"
    NONFINITE = "nonfinite"  # "to sign", "signing", "signed by both"


OVER = frozenset({Tense.PAST, Tense.PERFECT, Tense.PLUPERFECT})
AHEAD = frozenset({Tense.FUTURE, Tense.CONDITIONAL, Tense.MODAL})
_MODALS = words("may might can could should must shall ought need dare ca")
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_NEGATIVES = words("no not never n't neither nor nobody none nothing hardly scarcely")
_TELLING_PLACES = frozenset({"ROOT", "ccomp", "conj", "advcl", "parataxis"})
_MOST_JOINED = 12  # a longer chain of joined verbs is no sentence


def first(token: Token, *deps: str) -> Token | None:
    """The first child with one of these dependency labels."""
    return next((child for child in token.children if child.dep_ in deps), None)


def own_subject(token: Token) -> Token | None:
    return first(token, *_SUBJECTS)


def carrier_of(head: Token) -> Token:
    """The verb whose auxiliaries count: in "has signed and paid" and in "the dead can be buried and the
    hospital supplied" the first verb carries them for both."""
    at = head
    for _ in range(_MOST_JOINED):
        if at.dep_ != "conj" or auxiliaries(at) or not _shares_auxiliaries(at):
            break
        at = at.head
    return at


def _shares_auxiliaries(verb: Token) -> bool:
    """Whether a joined verb can be read under the auxiliaries of the one before."""
    before = verb.head
    if before.pos_ not in ("VERB", "AUX"):
        return False
    if verb.tag_ == "VBD":  # often a participle: "has read and signed"
        return before.tag_ == "VBN" and own_subject(verb) is None
    if own_subject(verb) is not None and verb.tag_ != "VBN":
        return False
    return verb.tag_ in ("VB", "VBN", "VBG") and before.tag_ in (verb.tag_, "VBD")


def auxiliaries(token: Token) -> list[Token]:
    return [c for c in token.children if c.dep_ in ("aux", "auxpass")]


def tense_of(carrier: Token) -> tuple[Tense, bool]:
    """The tense, and whether the verb stands under one of seeming ("appears to have signed")."""
    words = {c.lower_ for c in auxiliaries(carrier)}
    if carrier.tag_ == "MD":
        return Tense.MODAL, False
    if "to" in words:
        perfect = "have" in words and _is_seeming(carrier.head)
        return (Tense.PERFECT, True) if perfect else (Tense.NONFINITE, False)
    if words & _MODALS:
        return Tense.MODAL, False
    if words & {"will", "'ll", "wo"}:
        return Tense.FUTURE, False
    if "would" in words or ("'d" in words and carrier.tag_ == "VB"):
        return Tense.CONDITIONAL, False
    return _plain_tense(carrier, words), False


def _is_seeming(verb: Token) -> bool:
    return verb.lemma_ in SEEMING or (verb.lemma_ in TOLD_OF and verb.tag_ == "VBN")


def _plain_tense(verb: Token, auxiliaries: set[str]) -> Tense:
    if auxiliaries & {"had", "'d"}:
        return Tense.PLUPERFECT
    if auxiliaries & {"has", "have", "'ve"} or (
        "'s" in auxiliaries and verb.tag_ == "VBN" and not own_passive(verb)
    ):
        return Tense.PERFECT
    if auxiliaries == {"be"}:
        return Tense.NONFINITE  # the subjunctive of a wish or an order: "asked that votes be counted"
    if verb.tag_ == "VBG":
        return Tense.PROGRESSIVE if auxiliaries else Tense.NONFINITE
    if auxiliaries & {"being"}:
        return Tense.PROGRESSIVE
    if auxiliaries & {"was", "were", "did", "got"}:
        return Tense.PAST
    if auxiliaries & {"is", "are", "'s", "'re", "'m", "am", "do", "does", "gets"}:
        return Tense.PRESENT
    return _bare_tense(verb)


def _bare_tense(verb: Token) -> Tense:
    """The tense of a verb without auxiliaries. Parsers take many plain pasts for participles."""
    if verb.tag_ == "VBD":
        return Tense.PAST
    if verb.tag_ in ("VBZ", "VBP"):
        return Tense.PRESENT
    if own_subject(verb) is None and verb.dep_ != "conj":
        return Tense.NONFINITE
    if verb.tag_ == "VBN":
        told = agent_of(verb) is None and verb.dep_ in _TELLING_PLACES
        return Tense.PAST if told else Tense.NONFINITE
    return Tense.PRESENT if own_subject(verb) is not None else Tense.NONFINITE


def own_passive(verb: Token) -> bool:
    return first(verb, "nsubjpass") is not None


def is_negated(head: Token) -> bool:
    """ "has not paid", "made no payment", "no decision was made", "nobody came"."""
    for child in head.children:
        if child.dep_ == "neg" or child.lower_ in _NEGATIVES:
            return True
        if child.lower_ == "longer" and any(grand.lower_ == "no" for grand in child.children):
            return True
        if child.dep_ in ("nsubj", "nsubjpass", "dobj", "attr") and any(
            grand.lower_ in ("no", "neither") for grand in child.children
        ):
            return True
    return False


def subject_of(head: Token) -> Token | None:
    """The subject: its own, that of the verb it is joined to, or the noun that its clause describes."""
    at = head
    for _ in range(_MOST_JOINED):
        own = own_subject(at)
        if own is not None:
            if own.tag_ in ("WDT", "WP") and at.dep_ == "relcl":
                return at.head
            return own
        if at.dep_ not in ("conj", "xcomp", "auxpass") or at.head == at:
            return None
        at = at.head
    return None
