"""Questions asked of a dependency parse: subjects, objects, negation, clauses, clean phrases."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
CLAUSES = frozenset({"ccomp", "advcl", "relcl", "acl", "parataxis", "csubj"})
NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
VERBS = frozenset({"VERB", "AUX"})
_MAX_CLIMB = 60


_LEMMAS = {"hoping": "hope", "hoped": "hope"}


def lemma_of(token: Token) -> str:
    """The lemma, put right where the small pipeline's rules go wrong ("hoping" as "hop")."""
    return _LEMMAS.get(token.lower_, token.lemma_.lower())


def children(token: Token, *deps: str) -> list[Token]:
    return [child for child in token.children if child.dep_ in deps]


def child(token: Token, *deps: str) -> Token | None:
    """The first child with one of these relations."""
    return next((c for c in token.children if c.dep_ in deps), None)


def aux(token: Token, *lemmas: str) -> Token | None:
    """The auxiliary of a verb, if it is one of `lemmas` (lower case form or lemma)."""
    return next(
        (
            c
            for c in token.children
            if c.dep_ in ("aux", "auxpass") and (c.lower_ in lemmas or c.lemma_ in lemmas)
        ),
        None,
    )


def is_infinitive(token: Token) -> bool:
    """As in "to show": a verb with its own "to"."""
    return token.pos_ in VERBS and any(c.lower_ == "to" and c.dep_ == "aux" for c in token.children)


def infinitive_of(token: Token) -> Token | None:
    """The infinitive that completes a verb, noun or adjective: "promised to go", "deadline to reply"."""
    for found in children(token, "xcomp", "advcl", "acl", "ccomp", "relcl"):
        mark = child(found, "mark")
        if is_infinitive(found) and (mark is None or mark.lower_ == "for"):
            return hidden_verb(found)
    return None


def hidden_verb(found: Token) -> Token:
    """As in "to halt all shelling", "shall deliver audited accounts": the bare verb that a parse takes for an
    auxiliary of the word after it."""
    return next(
        (c for c in found.children if c.dep_ == "aux" and c.tag_ == "VB" and c.lemma_ not in _AUXILIARIES),
        found,
    )


_AUXILIARIES = frozenset({"be", "have", "do", "get", "let", "help"})


def meant_verb(verb: Token) -> Token:
    """Through "be able to" and mistaken auxiliaries, the verb that is meant."""
    verb = hidden_verb(verb)
    able = child(verb, "acomp")
    meant = infinitive_of(able) if able is not None and able.lower_ == "able" else None
    return meant or verb


def ancestors(token: Token) -> Iterator[Token]:
    """Heads, nearest first."""
    for count, above in enumerate(token.ancestors):
        if count == _MAX_CLIMB:
            return
        yield above


def first_conjunct(token: Token) -> Token:
    """The verb that a coordinated verb hangs on."""
    while token.dep_ == "conj" and token.head.i != token.i:
        token = token.head
    return token


def subject_of(verb: Token) -> Token | None:
    """The subject of a verb: its own, that of the verb it is coordinated with, or its controller's."""
    own = child(verb, "nsubj", "nsubjpass")
    if own is not None:
        return _antecedent(own)
    if verb.dep_ in ("conj", "aux") and verb.head.i != verb.i:
        return subject_of(verb.head)
    if verb.dep_ == "xcomp":
        return object_of(verb.head) if _controls_object(verb.head) else subject_of(verb.head)
    if verb.dep_ in ("acl", "relcl") and verb.head.pos_ in NOUNS:
        return verb.head if verb.dep_ == "acl" and verb.tag_ == "VBG" else None
    if verb.dep_ == "advcl" and verb.head.pos_ in VERBS and child(verb, "mark") is None:
        return subject_of(verb.head)
    return None


def _controls_object(verb: Token) -> bool:
    return verb.lemma_ not in ("promise", "threaten", "vow", "agree") and object_of(verb) is not None


def object_of(verb: Token) -> Token | None:
    return child(verb, "dobj", "dative", "nsubjpass")


def _antecedent(pronoun: Token) -> Token:
    """For "who", "which", "that": the noun that the relative clause hangs on."""
    verb = pronoun.head
    if pronoun.tag_ in ("WP", "WDT") and verb.dep_ == "relcl":
        return verb.head
    return pronoun


def is_negated(verb: Token) -> bool:
    """As in "not", "never", "no longer" on the verb, or a subject or object that begins with "no"."""
    if any(c.dep_ == "neg" or c.lower_ in ("never", "neither") for c in verb.children):
        return True
    subject = child(verb, "nsubj", "nsubjpass")
    return subject is not None and (
        subject.lower_ in ("none", "nobody", "nothing")
        or any(c.lower_ in ("no", "neither") for c in subject.children if c.dep_ in ("det", "neg"))
    )


def coordinated(verb: Token) -> list[Token]:
    """Further verbs under the same bond: "sign the lease and return it". Not "or face …"."""
    if any(c.dep_ == "cc" and c.lower_ == "or" for c in verb.children):
        return []
    return [
        other
        for other in children(verb, "conj")
        if other.pos_ in VERBS
        and child(other, "nsubj", "nsubjpass") is None
        and not any(c.tag_ == "MD" for c in other.children)
        and not (other.tag_ in ("VBD", "VBZ") and verb.tag_ == "VB")
    ]


def adjective_subject(word: Token) -> Token | None:
    """The subject of the "be" that a predicate hangs on: "is committed", "are due"."""
    return subject_of(word.head) if word.dep_ in ("acomp", "attr", "oprd") else None


def is_passive(verb: Token) -> bool:
    return child(verb, "nsubjpass", "auxpass") is not None


def agent_of(verb: Token) -> Token | None:
    """Who does it, in a passive: "ordered by the court". A time after "by" is no agent."""
    for by in children(verb, "agent", "prep"):
        if by.lower_ == "by":
            noun = child(by, "pobj")
            if (
                noun is not None
                and noun.pos_ in ("PROPN", "NOUN", "PRON")
                and not TIME_NOUN.fullmatch(noun.lower_)
            ):
                return noun
    return None


TIME_NOUN = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september"
    r"|october|november|december|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?|today|tonight|tomorrow|noon"
    r"|midnight|(?:minute|hour|day|week|month|quarter|year|decade)s?|end|close|deadline|date|time|morning|evening"
    r"|afternoon|weekend|[ap]\.?m\.?|spring|summer|autumn|fall|winter|latest"
)


def governor(verb: Token) -> Token | None:
    """The verb whose clause holds `verb` as what was said, thought or ordered."""
    top = first_conjunct(verb)
    if top.dep_ in ("ccomp", "parataxis") and top.head.pos_ in VERBS:
        return top.head
    if top.dep_ == "xcomp" and top.head.pos_ in VERBS:
        return governor(top.head)
    return None


def phrase_tokens(head: Token) -> list[Token]:
    """The tokens of a noun phrase, in text order, without relative clauses and asides."""
    kept: list[Token] = []

    def take(token: Token) -> None:
        kept.append(token)
        for part in token.children:
            if part.dep_ not in _ASIDES or _belongs(part, token):
                take(part)

    take(head)
    return sorted(kept, key=lambda token: token.i)


def _belongs(part: Token, noun: Token) -> bool:
    """A hyphen inside a name, or a preposition that names which one is meant."""
    if part.dep_ == "punct":
        return part.text in ("-", "–", "/", "&") and not part.whitespace_
    return part.dep_ == "prep" and part.lower_ in _OF and part.i > noun.i


_ASIDES = frozenset({"relcl", "appos", "acl", "advcl", "ccomp", "parataxis", "punct", "prep"})
_OF = frozenset({"of", "in", "from", "for", "at"})
