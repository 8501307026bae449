"""The words of a statement's parts: who, which act, and how much of the sentence it takes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from tracker.commitments.document import ParsedDocument, Sentence
from tracker.commitments.frames.grammar import child, phrase_tokens
from tracker.commitments.parsing import Parse
from tracker.commitments.statement_words import HEDGES, PAST_TELLERS

if TYPE_CHECKING:
    from spacy.tokens import Token

_LEFT_OUT = frozenset(
    {
        "nsubj", "nsubjpass", "csubj", "aux", "auxpass", "neg", "mark", "advcl", "conj", "cc", "parataxis",
        "punct", "expl", "agent", "intj", "preconj", "meta",
    }
)  # fmt: skip
_FIRST_PERSON = frozenset({"i", "we", "us", "me"})
_THIRD_PERSON = frozenset({"he", "she", "him", "her"})
_FURTHER = frozenset({"it", "they", "them", "this", "that", "these", "those", "which", "who", "you", "there"})
_OWNERS = frozenset({"its", "their", "his", "her", "my", "our"})
_PERSONS = frozenset({"he", "she", "him", "her", "his"})
_LOOKED_UP = _PERSONS | {"it", "its", "they", "their", "them"}
_PRONOUNS = _FIRST_PERSON | _THIRD_PERSON | _FURTHER
_NONE = frozenset({"no", "neither"})  # the effect tells that nothing was done
_BRACKETS = frozenset({"(", "[", "{", "]("})
_LOOK_BACK = 2  # sentences in which "it" and "they" are looked up


def name_of(token: Token | None, document: ParsedDocument, sentence: Sentence) -> str | None:
    """The party that `token` names, by its fullest name in the document; None if it names nobody plainly.

    "I" and "we" are the speaker of the words. "he" and "she" are the person who was plainly meant, "it"
    and "they" the subject of the clause or sentence before; "its army" is the army of that one.
    """
    if token is None:
        return None
    word = token.lower_
    if word in _FIRST_PERSON:
        return sentence.speaker
    if word in _THIRD_PERSON or word in _FURTHER:
        return _antecedent(token, document, sentence)
    return _named(token, document, sentence) or None


def _named(noun: Token, document: ParsedDocument, sentence: Sentence) -> str | None:
    owner = child(noun, "poss")
    if owner is None or owner.lower_ not in _OWNERS:
        return document.names.canonical(_bare_name(joined(phrase_tokens(noun))))
    owned = joined(t for t in phrase_tokens(noun) if t != owner)
    whose = _owner(owner, document, sentence)
    return f"{whose}'s {owned}" if whose else f"{owner.lower_} {owned}"


def _owner(pronoun: Token, document: ParsedDocument, sentence: Sentence) -> str | None:
    if pronoun.lower_ in ("my", "our"):
        return sentence.speaker
    return _antecedent(pronoun, document, sentence)


def _antecedent(token: Token, document: ParsedDocument, sentence: Sentence) -> str | None:
    """Whom a pronoun of the third person means: the subject of the verb above, or of a sentence before."""
    if token.lower_ not in _LOOKED_UP:
        return None
    above = _subject_above(token)
    if above is not None:
        return name_of(above, document, sentence)
    if token.lower_ in _PERSONS:
        return document.names.person_before(_parse_of(sentence).chars(token)[0])
    for earlier in document.before(sentence, _LOOK_BACK):
        if earlier.parse is not None and earlier.speaker == sentence.speaker:
            subject = _main_subject(earlier.parse)
            fits = subject is not None and _agrees(token, subject)
            return name_of(subject, document, earlier) if fits else None
    return None


def _subject_above(token: Token) -> Token | None:
    """The nearest subject before the pronoun, of a verb above it, that agrees with it in number."""
    for above in token.head.ancestors:
        subject = child(above, "nsubj", "nsubjpass")
        if subject is not None and subject.i < token.i and subject != token and _agrees(token, subject):
            return subject
    return None


def _agrees(pronoun: Token, noun: Token) -> bool:
    """ "it" and "he" mean no plural noun; "he" and "she" mean a name; "they" may mean a group."""
    if noun.pos_ not in ("NOUN", "PROPN"):
        return False
    if pronoun.lower_ in _PERSONS:
        return noun.tag_ == "NNP"
    return noun.tag_ not in ("NNS", "NNPS") or pronoun.lower_ in ("they", "their", "them")


def _main_subject(parse: Parse) -> Token | None:
    for token in parse.doc:
        if token.dep_ in ("nsubj", "nsubjpass") and token.head.dep_ == "ROOT":
            return token if token.pos_ in ("NOUN", "PROPN") else None
    return None


def act_phrase(
    head: Token,
    parse: Parse,
    barred: Iterable[tuple[int, int]],
    patient: Token | None = None,
    verb: str | None = None,
) -> str:
    """The act as a clean phrase in the base form: "hand over the list".

    `barred` are document spans (times and their operators) to leave out. `patient` is the subject of a
    passive, which the base form takes as its object; `verb` stands in for the head's own word.
    """
    spans = tuple(barred)
    tokens = [t for t in _act_tokens(head) if t.i > head.i and not _touches(parse, t, spans)]
    tokens = [t for t in tokens if t.lower_ not in _NONE]
    pronoun = child(head, "dobj")
    meant = object_before(pronoun) if patient is None and pronoun is not None else None
    if meant is not None:
        patient, tokens = meant, [t for t in tokens if t != pronoun]
    after = _trimmed(_up_to_brackets(tokens))
    particle = [t for t in after if t.dep_ == "prt" and t.i == head.i + 1]
    rest = [t for t in after if t not in particle]
    parts = [verb or head.lemma_.lower(), joined(particle)]
    if patient is not None:
        parts.append(noun_text(patient, parse, spans))
    parts.append(joined(rest))
    return " ".join(part for part in parts if part)


def joined(tokens: Iterable[Token]) -> str:
    """`tokens` in text order as one phrase: a space for what is left out, except for a hyphen."""
    words: list[str] = []
    last: Token | None = None
    for token in sorted(tokens, key=lambda each: each.i):
        if last is not None:
            words.append(_between(last, token))
        words.append(token.text)
        last = token
    return "".join(words).strip()


def _between(left: Token, right: Token) -> str:
    if right.i == left.i + 1:
        return left.whitespace_
    skipped = "".join(token.text_with_ws for token in left.doc[left.i + 1 : right.i])
    return skipped if skipped == "-" and not left.whitespace_ else " "


def noun_text(noun: Token, parse: Parse, barred: Iterable[tuple[int, int]] = ()) -> str:
    """A noun phrase as it reads inside a sentence, without relative clauses: "the bill" for "The bill"."""
    if noun.lower_ in _PRONOUNS:
        return ""
    spans = tuple(barred)
    tokens = [t for t in _subtree(noun) if not _touches(parse, t, spans) and t.lower_ not in _NONE]
    tokens = _trimmed(_up_to_brackets(sorted(tokens, key=lambda token: token.i)))
    words = joined(tokens)
    opens_small = bool(tokens) and (tokens[0].pos_ == "DET" or tokens[0].tag_ == "PRP$")
    return words[:1].lower() + words[1:] if opens_small else words


def object_before(pronoun: Token) -> Token | None:
    """The thing that "it" or "them" as an object means: the last object before it in the sentence."""
    if pronoun.lower_ not in ("it", "them"):
        return None
    plural = pronoun.lower_ == "them"
    for token in reversed(list(pronoun.doc[: pronoun.i])):
        if token.dep_ == "dobj" and token.pos_ in ("NOUN", "PROPN"):
            return token if (token.tag_ in ("NNS", "NNPS")) == plural else None
    return None


def _up_to_brackets(tokens: list[Token]) -> list[Token]:
    """What stands before an aside or an address."""
    stop = next((at for at, token in enumerate(tokens) if token.text in _BRACKETS or token.like_url), None)
    return tokens[:stop]


def _act_tokens(head: Token) -> list[Token]:
    kept: list[Token] = []
    for each in head.children:
        if each.dep_ in _LEFT_OUT or (each.dep_ == "ccomp" and child(each, "nsubj", "nsubjpass") is not None):
            continue
        if (
            each.lower_ == "according"
            or each.lower_ in HEDGES
            or each.lower_ in PAST_TELLERS
            or each.lower_ == "not"
        ):
            continue
        kept.extend(_subtree(each))
    return sorted(kept, key=lambda token: token.i)


def _subtree(token: Token) -> list[Token]:
    """A phrase without relative clauses and what follows them."""
    kept = [token]
    for each in token.children:
        told_apart = each.dep_ == "acl" and each.tag_ in ("VBN", "VBG")  # "the vote planned for Tuesday"
        if (
            each.dep_ not in ("relcl", "parataxis", "appos")
            and not told_apart
            and not (each.dep_ == "punct" and each.text in ",;:—–")
        ):
            kept.extend(_subtree(each))
    return kept


def _trimmed(tokens: list[Token]) -> list[Token]:
    """Without the prepositions and commas that a dropped time leaves hanging at the end."""
    while (
        tokens
        and (tokens[-1].tag_ in ("IN", "TO", "DT", "CC") or tokens[-1].is_punct)
        and tokens[-1].dep_ != "prt"
    ):
        tokens = tokens[:-1]
    return tokens


def _touches(parse: Parse, token: Token, spans: tuple[tuple[int, int], ...]) -> bool:
    start, end = parse.chars(token)
    return any(start < right and left < end for left, right in spans)


def clause_span(head: Token, parse: Parse) -> tuple[int, int]:
    """Document offsets of a clause with its subject, without the clauses beside it."""
    inside = [head]
    for each in head.children:
        if not _beside(each):
            inside.extend(token for token in each.subtree if not (token.is_punct or token.is_space))
    return parse.span(inside)


def _beside(part: Token) -> bool:
    """Whether part of a clause is a clause of its own, or only opens this one ("that")."""
    if part.is_punct or part.is_space or part.dep_ in ("mark", "cc"):
        return True
    return part.dep_ in ("conj", "advcl", "parataxis") and part.pos_ in ("VERB", "AUX")


def _bare_name(phrase: str) -> str:
    """Without article and possessive ending."""
    phrase = phrase.removesuffix("'s").removesuffix("'")
    for article in ("the ", "The ", "a ", "A ", "an ", "An "):
        if phrase.startswith(article):
            return phrase[len(article) :]
    return phrase


def _parse_of(sentence: Sentence) -> Parse:
    if sentence.parse is None:
        raise ValueError("statements are read from parsed sentences only")
    return sentence.parse
