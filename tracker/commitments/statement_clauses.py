"""Clauses as statements see them: when they are set, whether they are told as fact, and by whom.

A statement counts only if its clause is asserted: not asked, wished, conditional or ahead. Rules look
at `Clause`, not at dependency labels, wherever they can.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from tracker.commitments.frames.grammar import agent_of
from tracker.commitments.parsing import Parse
from tracker.commitments.statement_words import (
    CLAIMING,
    CLAIMS,
    HEDGES,
    HYPOTHETICAL,
    NO_FACTS,
    NOT_TELLING,
    SAYING,
    SEEMING,
    TOLD_OF,
    WHEN_OVER,
)

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
_AHEAD = frozenset({Tense.FUTURE, Tense.CONDITIONAL, Tense.MODAL})
_MODALS = frozenset("may might can could should must shall ought need dare ca".split())
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_NEGATIVES = frozenset("no not never n't neither nor nobody none nothing hardly scarcely".split())


_MOST_ABOVE = 40  # how far a clause may stand below the root
_MOST_JOINED = 12  # a longer chain of joined verbs is no sentence


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
    attached: bool  # a participle that shares subject and tense with the clause it follows

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


def first(token: Token, *deps: str) -> Token | None:
    """The first child with one of these dependency labels."""
    return next((child for child in token.children if child.dep_ in deps), None)


def own_subject(token: Token) -> Token | None:
    return first(token, *_SUBJECTS)


def clauses_of(parse: Parse) -> Iterator[Clause]:
    """Every clause of a parsed sentence, in text order."""
    asked = parse.doc.text.rstrip(" \"”'’)").endswith("?")
    source = _according_to(parse)
    for token in parse.doc:
        if token.pos_ in ("VERB", "AUX") and token.dep_ not in ("aux", "auxpass", "amod", "compound"):
            yield _read(parse, token, asked, source)


def _read(parse: Parse, head: Token, asked: bool, source: Token | None) -> Clause:
    attached = _is_attached(head)
    carrier = _carrier(head.head if attached else head)
    tense, seeming = _tense(carrier)
    shared = carrier == head or (own_subject(head) is None and not attached)
    passive = own_passive(head) or (shared and first(carrier, "auxpass") is not None)
    fact = _standing(head, tense)
    return Clause(
        parse=parse,
        head=head,
        tense=tense,
        negated=_negated(head) or (carrier != head and shared and _negated(carrier)),
        passive=passive,
        subject=_subject(head.head if attached else head),
        agent=agent_of(head),
        hedged=seeming or fact.hedged or any(c.lower_ in HEDGES for c in head.children),
        asserted=fact.asserted and not asked and not _inverted(head),
        teller=fact.teller or source,
        attached=attached,
    )


def _is_attached(head: Token) -> bool:
    """ "…, extending an earlier deadline": told with, and as, the clause before it."""
    if head.tag_ != "VBG" or head.dep_ != "advcl" or head.i < head.head.i or head.head.pos_ != "VERB":
        return False
    return not _auxiliaries(head) and own_subject(head) is None and first(head, "mark") is None


def _carrier(head: Token) -> Token:
    """The verb whose auxiliaries count: in "has signed and paid" and in "the dead can be buried and the
    hospital supplied" the first verb carries them for both."""
    at = head
    for _ in range(_MOST_JOINED):
        if at.dep_ != "conj" or _auxiliaries(at) or not _shares_auxiliaries(at):
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


def _auxiliaries(token: Token) -> list[Token]:
    return [c for c in token.children if c.dep_ in ("aux", "auxpass")]


def _tense(carrier: Token) -> tuple[Tense, bool]:
    """The tense, and whether the verb stands under one of seeming ("appears to have signed")."""
    words = {c.lower_ for c in _auxiliaries(carrier)}
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


_TELLING_PLACES = frozenset({"ROOT", "ccomp", "conj", "advcl", "parataxis"})


def own_passive(verb: Token) -> bool:
    return first(verb, "nsubjpass") is not None


def _negated(head: Token) -> bool:
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


def _subject(head: Token) -> Token | None:
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


def _inverted(head: Token) -> bool:
    """ "Had the firm paid, …": a condition without "if"."""
    subject = own_subject(head)
    if subject is None or head.dep_ not in ("advcl", "ccomp"):
        return False
    auxiliaries = [*_auxiliaries(head), head.head] if head.dep_ == "ccomp" else _auxiliaries(head)
    return any(aux.lower_ in ("had", "were", "should") and aux.i < subject.i for aux in auxiliaries)


def _according_to(parse: Parse) -> Token | None:
    for token in parse.doc:
        if token.lower_ == "according":
            to = first(token, "prep")
            return first(to, "pobj") if to is not None else None
    return None


@dataclass(slots=True)
class _Standing:
    """How a clause is told."""

    asserted: bool = True
    hedged: bool = False
    teller: Token | None = None


def _standing(head: Token, tense: Tense) -> _Standing:
    """Climb from the clause to the root of the sentence, and see under what it stands."""
    standing = _Standing()
    _beside_saying(head, standing)
    node = head
    for _ in range(_MOST_ABOVE):
        parent = node.head
        if parent == node or not standing.asserted:
            break
        if node.dep_ == "csubj" and _marked(node) & HYPOTHETICAL:
            standing.asserted = False
        elif node.dep_ == "ccomp" or (node.dep_ in ("acl", "parataxis") and node != head):
            _under_saying(node, parent, standing)
        elif node.dep_ == "acl" and first(node, "mark") is not None:
            _under_noun(parent, standing)
        elif node.dep_ in ("advcl", "prep", "acl"):
            own, _ = _tense(_carrier(node)) if node.pos_ in ("VERB", "AUX") else (tense, False)
            _under_time_or_condition(node, parent, own, standing)
        node = parent
    return standing


def _under_saying(node: Token, parent: Token, standing: _Standing) -> None:
    lemma = parent.lemma_.lower()
    mark = first(node, "mark")
    told = lemma in SAYING or lemma in CLAIMING
    if lemma in NOT_TELLING or (mark is not None and (not told or mark.lower_ in ("whether", "if"))):
        standing.asserted = False  # under a verb not known to tell, "that …" may be a wish
    elif told:
        verb_tense, _ = _tense(_carrier(parent))
        gerund = parent.tag_ == "VBG"
        if verb_tense in _AHEAD or (verb_tense is Tense.NONFINITE and not gerund) or _negated(parent):
            standing.asserted = False
        standing.hedged = standing.hedged or lemma in CLAIMING
        standing.teller = standing.teller or _subject(parent) or (_subject(parent.head) if gerund else None)


def _beside_saying(head: Token, standing: _Standing) -> None:
    """ "…, an official said": a verb of saying put beside what was said."""
    for beside in head.children:
        lemma = beside.lemma_.lower()
        if beside.dep_ == "parataxis" and (lemma in SAYING or lemma in CLAIMING):
            standing.hedged = lemma in CLAIMING
            standing.teller = own_subject(beside)


def _under_noun(noun: Token, standing: _Standing) -> None:
    lemma = noun.lemma_.lower()
    if lemma in NO_FACTS:
        standing.asserted = False
    elif lemma in CLAIMS:
        standing.hedged = True


def _marked(node: Token) -> set[str]:
    """The words that open a clause: "if", "whether", "when"."""
    return {c.lower_ for c in node.children if c.dep_ in ("mark", "advmod") or c.tag_ == "WRB"}


def _under_time_or_condition(node: Token, parent: Token, tense: Tense, standing: _Standing) -> None:
    openers = {node.lower_} if node.dep_ == "prep" else _marked(node)
    if openers & HYPOTHETICAL:
        standing.asserted = False
    elif openers & WHEN_OVER and parent.pos_ in ("VERB", "AUX"):
        main, _ = _tense(_carrier(parent))
        over_first = "as" not in openers and tense not in OVER
        if over_first or (main in _AHEAD and tense is not Tense.PAST):
            standing.asserted = False
