"""Clauses as statements see them: when they are set, whether they are told as fact, and by whom.

A statement counts only if its clause is asserted: not asked, wished, conditional or ahead. Rules look
at `Clause`, not at dependency labels, wherever they can.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.commitments.frames.grammar import agent_of
from tracker.commitments.parsing import Parse
from tracker.commitments.statement_standing import is_inverted, source_named, standing_of
from tracker.commitments.statement_verbs import (
    Tense,
    auxiliaries,
    carrier_of,
    first,
    is_negated,
    own_passive,
    own_subject,
    subject_of,
    tense_of,
)
from tracker.commitments.statement_words import HEDGES

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Clause:
    """One verb with what it says of itself."""

    parse: Parse
    head: Token
    tense: Tense
    negated: bool
    passive: bool
    subject: Token | None
    agent: Token | None  # "by X" of a passive
    hedged: bool
    asserted: bool
    teller: Token | None  # the subject of the verb of saying above it, or X of "according to X"
    attached: Token | None  # for a participle, the verb of the clause it shares subject and tense with

    @property
    def lemma(self) -> str:
        return self.head.lemma_.lower()

    @property
    def doer(self) -> Token | None:
        """Who acts: the subject, or the agent of a passive."""
        return self.agent if self.passive else self.subject

    @property
    def patient(self) -> Token | None:
        """What is acted on: the object, or the subject of a passive."""
        if self.passive:
            return self.subject
        return first(self.head, "dobj") or first(self.head, "dative")

    @property
    def complement(self) -> Token | None:
        """The infinitive or gerund that depends on it: "failed to sign", "stopped firing"."""
        for child in self.head.children:
            if child.dep_ in ("xcomp", "ccomp") and child.tag_ in ("VB", "VBG") and not own_subject(child):
                return child
        return None

    def has_particle(self, *words: str) -> bool:
        """Whether the verb goes with one of these particles ("hand over", "push the date back")."""
        if any(c.lower_ in words for c in self.head.children if c.dep_ in ("prt", "advmod", "prep")):
            return True
        after = self.head.i + 1  # parsers take "moved up to 15 August" for a quantity
        return after < len(self.head.doc) and self.head.doc[after].lower_ in words

    def object_of(self, *prepositions: str) -> Token | None:
        """The noun after the first of these prepositions: "complied with the order"."""
        for child in self.head.children:
            if child.dep_ in ("prep", "agent", "dative") and child.lower_ in prepositions:
                noun = first(child, "pobj")
                if noun is not None:
                    return noun
        return None


def clauses_of(parse: Parse) -> Iterator[Clause]:
    """Every clause of a parsed sentence, in text order."""
    asked = parse.doc.text.rstrip(" \"”'’)").endswith("?")
    source = source_named(parse)
    for token in parse.doc:
        if token.pos_ in ("VERB", "AUX") and token.dep_ not in ("aux", "auxpass", "amod", "compound"):
            yield _read(parse, token, asked, source)


def _read(parse: Parse, head: Token, asked: bool, source: Token | None) -> Clause:
    followed = _followed_clause(head)
    carrier = carrier_of(followed or head)
    tense, seeming = tense_of(carrier)
    shared = carrier == head or (own_subject(head) is None and followed is None)
    passive = own_passive(head) or (shared and first(carrier, "auxpass") is not None)
    fact = standing_of(head, tense)
    return Clause(
        parse=parse,
        head=head,
        tense=tense,
        negated=is_negated(head) or (carrier != head and shared and is_negated(carrier)),
        passive=passive,
        subject=subject_of(followed or head),
        agent=agent_of(head),
        hedged=seeming or fact.hedged or any(c.lower_ in HEDGES for c in head.children),
        asserted=fact.asserted and not asked and not is_inverted(head),
        teller=fact.teller or source,
        attached=followed,
    )


def _followed_clause(head: Token) -> Token | None:
    """The verb with which a participle is told: "gave time, extending a deadline", "signed an order
    delaying the ban"."""
    if head.tag_ != "VBG" or auxiliaries(head) or own_subject(head) is not None or first(head, "mark"):
        return None
    verb = head.head.head if head.dep_ == "acl" and head.head.dep_ == "dobj" else head.head
    joined = head.dep_ == "advcl" or (head.dep_ == "acl" and verb != head.head)
    return verb if joined and verb.pos_ == "VERB" and verb.i < head.i else None
