"""Who is who around an act: phrases for parties, and pronouns made plain within the document."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.commitments.document import ParsedDocument, Sentence
from tracker.commitments.frames.frame import Frame
from tracker.commitments.frames.grammar import SUBJECTS, phrase_tokens, subject_of
from tracker.commitments.frames.reports import Report, quoted_speaker
from tracker.commitments.model import Kind
from tracker.commitments.parsing import Parse

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Party:
    """A party's name as found; `inferred` if it does not stand in the act's own clause."""

    name: str
    inferred: bool = False
    resolved: bool = True  # False: a pronoun that stayed one


@dataclass(frozen=True, slots=True)
class Scene:
    """Where an act stands: what parties are looked up in."""

    doc: ParsedDocument
    sentence: Sentence
    parse: Parse
    report: Report | None


_SPEAKERS = frozenset({"i", "me", "my", "myself", "mine"})
_GROUPS = frozenset({"we", "us", "our", "ourselves"})
_PERSONS = frozenset({"he", "him", "his", "she", "her", "himself", "herself"})
_THINGS = frozenset({"it", "its", "itself"})
_MANY = frozenset({"they", "them", "their", "themselves", "both", "all"})
_OTHERS = frozenset({"this", "that", "these", "those", "who", "which", "one", "there", "what"})
PRONOUNS = _SPEAKERS | _GROUPS | _PERSONS | _THINGS | _MANY | _OTHERS | {"you", "your"}


_ABBREVIATED = re.compile(r"\b(?:Corp|Inc|Ltd|Co|Jr|Sr|Bros|L\.P|N\.A|U\.S|U\.K|U\.N|D\.C|S\.A)\.$")


def phrase_of(token: Token) -> str:
    """A party's noun phrase as a name, without possessive endings and brackets."""
    words = "".join(t.text_with_ws for t in phrase_tokens(token)).strip()
    words = re.sub(r"\s*\([^)]*\)?", "", words)
    words = re.sub(r"\s+", " ", words).strip(' ,;:"“”')
    words = words if _ABBREVIATED.search(words) else words.rstrip(".")
    words = _TITLE_OF.sub("", words)
    words = re.sub(r"(?:,|\s+and|\s+or|\s+of)+$", "", words)
    return re.sub(r"(?<=\w)['’]s?$" if token.dep_ == "poss" else r"['’]s$", "", words)


def party_of(token: Token | None, scene: Scene) -> Party | None:
    """The party a token names, pronouns resolved where the document makes it plain."""
    if token is None:
        return None
    if token.lower_ in ("your", "'s", "us"):
        return Party("you" if token.lower_ == "your" else "we", resolved=False)
    if token.lower_ not in PRONOUNS:
        return Party(phrase_of(token))
    return _antecedent(token, scene) or Party(token.text, resolved=False)


def _antecedent(token: Token, scene: Scene) -> Party | None:
    word = token.lower_
    if word in _SPEAKERS:
        return speaker(scene)
    if word == "we" and _in_quote(scene):
        return speaker(scene)
    if word in _GROUPS or word in _OTHERS or word in ("you", "your"):
        return None
    in_sentence = _subject_above(token)
    if in_sentence is not None and _fits(word, in_sentence, scene):
        return Party(phrase_of(in_sentence))
    if word in _PERSONS:
        offset = scene.parse.chars(token)[0]
        before = _subject_before(word, scene)
        if before is not None:
            return before
        name = scene.doc.names.person_before(offset)
        return Party(name, inferred=True) if name else None
    return _subject_before(word, scene)


_TITLE_OF = re.compile(
    r"^(?:the )?(?:former |acting )?(?:[A-Z]\w+ )?(?:President|Minister|Secretary|Governor|Mayor"
    r"|King|Queen|Director)"
    r"(?: of (?:the )?[A-Z]\w+)+ (?=[A-Z])",
    re.I,
)


def _in_quote(scene: Scene) -> bool:
    """As in "we" inside a quote whose speaker is named: the speaker, for those it speaks for."""
    return scene.doc.genre in ("news", "press") and any(mark in scene.sentence.text for mark in '"“”')


def speaker(scene: Scene) -> Party | None:
    """Who says "I": the quote's speaker, else the sender or the turn's speaker."""
    report = scene.report
    if report is not None and report.speaker is not None and report.speaker.lower_ not in PRONOUNS:
        return Party(phrase_of(report.speaker))
    if report is not None and report.speaker is not None and report.speaker.lower_ in _PERSONS:
        return _antecedent(report.speaker, scene)
    quoted = quoted_speaker(scene.doc, scene.sentence)
    if quoted is not None:
        return Party(quoted, inferred=True)
    if scene.sentence.speaker:
        return Party(scene.sentence.speaker, inferred=True)
    return Party("the speaker", inferred=True) if scene.doc.genre == "speech" else None


def _subject_above(token: Token) -> Token | None:
    """The subject of a clause above the pronoun's, or of an earlier clause beside it."""
    verb = next((above for above in token.ancestors if above.pos_ in ("VERB", "AUX")), None)
    if verb is None:
        return None
    own = subject_of(verb)
    if token.dep_ == "poss" and own is not None and own.i < token.i and own.lower_ not in PRONOUNS:
        return own
    for above in verb.ancestors:
        subject = subject_of(above) if above.pos_ in ("VERB", "AUX") else None
        if (
            subject is not None
            and subject.i != token.i
            and subject.lower_ not in PRONOUNS
            and subject.i < token.i
        ):
            return subject
    return None


_COLLECTIVES = re.compile(
    r"(?:commission|committee|court|government|council|board|panel|team|group|party|union|ministry|agency|company|firm"
    r"|bank|police|army|parliament|congress|senate|house|cabinet|administration|authority|crew|family|side)s?$"
)


_ROLES = re.compile(
    r"(?:er|or|ist|ant|ent|man|woman|chief|head|king|queen|judge|spokesperson|mayor|coach|secretary)$"
)


def _fits(pronoun: str, noun: Token, scene: Scene) -> bool:
    """Number and kind agree as far as can be seen."""
    plural = noun.tag_ in ("NNS", "NNPS") or any(c.dep_ == "conj" for c in noun.children)
    person = scene.doc.names.is_person(phrase_of(noun))
    if pronoun in _PERSONS:
        named = noun.tag_ == "NNP" and not scene.doc.names.is_place(phrase_of(noun))
        role = noun.tag_ == "NN" and _ROLES.search(noun.lower_) is not None
        return not plural and (person or named or role) and not _COLLECTIVES.search(noun.lower_)
    if pronoun in _THINGS:
        return not plural and not person
    return plural or _COLLECTIVES.search(noun.lower_) is not None


def _subject_before(pronoun: str, scene: Scene) -> Party | None:
    """As in "They are required to …": the subject of the sentence before, if it fits."""
    for before in scene.doc.before(scene.sentence, 1):
        if before.parse is None or before.paragraph < scene.sentence.paragraph - (pronoun in _PERSONS):
            return None
        for token in before.parse.doc:
            if token.dep_ in SUBJECTS and token.lower_ not in PRONOUNS:
                return Party(phrase_of(token), inferred=True) if _fits(pronoun, token, scene) else None
    return None


_ASSIGNED = re.compile(
    r"\W*(?:\[[ xX]\]\s*)?(?:AI|ACTION|Action|TODO)?\s*"
    r"\(?@?(?P<who>[A-Z][\w'’-]{1,20}(?: [A-Z][\w'’-]{1,20})?)\)?\s*[:—–]\s"
)


def assigned(frame: Frame, scene: Scene) -> Party | None:
    """Whose name stands before an instruction: "- Josh: book the hall", "AI (Tom): print the flyers"."""
    if frame.rule != "please <act>" or scene.doc.genre not in ("minutes", "issue"):
        return None
    if scene.sentence.speaker:
        return Party(scene.sentence.speaker)
    found = _ASSIGNED.match(scene.sentence.text)
    return Party(found["who"]) if found is not None else None


def imposer_of(frame: Frame, scene: Scene) -> Party | None:
    """Who demands it: named by the frame, or the speaker of a demand, or the writer of a request."""
    named = party_of(frame.imposer, scene) if frame.kind is not Kind.EXPECTATION else None
    if named is not None and named.name.lower() not in ("it", "order", "the order", "this order"):
        return named
    if frame.kind in (Kind.EXPECTATION, Kind.PLAN, Kind.PLEDGE, Kind.CLAIM):
        return None
    report = scene.report
    if report is not None and report.verb.lemma_ in _ORDERING and report.speaker is not None:
        return party_of(report.speaker, scene)
    if frame.addressee:
        return Party(scene.sentence.speaker, inferred=True) if scene.sentence.speaker else None
    if scene.doc.genre == "court":
        return Party("the Court", inferred=True)
    return None


_ORDERING = frozenset(
    "order demand rule require insist direct request urge decree warn threaten ask tell".split()
)
