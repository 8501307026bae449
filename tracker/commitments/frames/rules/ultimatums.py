"""Ultimatums: a time given, a sanction named."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from tracker.commitments.frames.frame import Example, Frame, Rule, words
from tracker.commitments.frames.grammar import (
    TIME_NOUN,
    agent_of,
    child,
    children,
    infinitive_of,
    is_infinitive,
    is_negated,
    is_passive,
    meant_verb,
    subject_of,
)
from tracker.commitments.model import Kind


def _is_time(token: Token) -> bool:
    return TIME_NOUN.fullmatch(token.lower_) is not None


def _give(token: Token) -> Iterator[Frame]:
    """Both shapes of the parse: dative + object, and "gave Hamas 72 hours" as object + adverbial clause."""
    act = infinitive_of(token) or _nested_infinitive(token)
    if act is None or act.i < token.i:
        return
    if is_passive(token):
        party, imposer = child(token, "nsubjpass"), agent_of(token)
    else:
        party, imposer = _given_party(token), subject_of(token)
    if party is None or _is_time(party) or not (_names_time(token, act) or _sets_term(token)):
        return
    yield Frame(
        GIVE.name,
        Kind.ULTIMATUM,
        act,
        token,
        party,
        imposer,
        holders=(token, *_nouns_of_time(token)),
        prior=2.2,
    )


def _given_party(token: Token) -> Token | None:
    """Whom the time is given: the object that is no time, else whom "to" or "for" names."""
    for found in children(token, "dative", "dobj"):
        if found.lower_ in ("to", "for"):
            found = child(found, "pobj") or found
        if not _is_term(found):
            return found
    for term in (token, *children(token, "dobj")):
        for prep in children(term, "prep"):
            party = child(prep, "pobj")
            if prep.lower_ in ("to", "for") and party is not None and not _is_term(party):
                return party
    return None


_TERMS = words("ultimatum deadline notice chance opportunity period extension term grace")


def _is_term(token: Token) -> bool:
    return _is_time(token) or token.lemma_ in _TERMS


def _nested_infinitive(token: Token) -> Token | None:
    """As in "a deadline of 1700 GMT to halt": the act hangs on the noun."""
    for noun in children(token, "dobj", "prep"):
        for above in (noun, *noun.children):
            act = infinitive_of(above)
            if act is not None:
                return act
    return None


def _sets_term(token: Token) -> bool:
    """As in "issued Leeds an ultimatum to agree by noon": the time stands with the act."""
    return any(c.lemma_ in ("ultimatum", "deadline") for c in children(token, "dobj"))


def _names_time(token: Token, act: Token) -> bool:
    """Whether a time or a length stands between the giving and the act."""
    return any(
        (_is_time(word) and word.lower_ not in _NO_MEASURE) or word.lower_ in ("until", "till")
        for word in token.doc[token.i + 1 : act.i]
    )


_NO_MEASURE = frozenset({"time", "date", "end", "close", "latest", "fall", "spring"})


def _nouns_of_time(token: Token) -> tuple[Token, ...]:
    return tuple(c for c in token.children if c.dep_ in ("dobj", "npadvmod", "dative", "prep"))


GIVE = Rule(
    name="<imposer> gives <party> <time> to <act>",
    words=words("give grant allow set issue hand"),
    match=_give,
    examples=(
        Example(
            "Kenya has given the firm until Friday to pay up or face closure.", "the firm", "pay up", "Kenya"
        ),
        Example("The union gave Acme 72 hours to accept the offer.", "Acme", "accept the offer", "The union"),
        Example("The firm was given ten days to leave.", "The firm", "leave"),
    ),
    near_misses=("She gave him a book to read.", "The court gave reasons to believe it on Friday."),
)


def _has_until(token: Token) -> Iterator[Frame]:
    act = infinitive_of(token) or _nested_infinitive(token)
    party = subject_of(token)
    if token.dep_ == "aux" and is_infinitive(token.head):
        act = token.head  # "which has until Friday to reply": read as the perfect of "reply"
        party = act.head if act.dep_ == "relcl" else party
    if act is None or party is None or act.i < token.i or not _names_time(token, act):
        return
    if any(word.pos_ == "VERB" for word in token.doc[token.i + 1 : act.i]):
        return
    modal = any(c.lower_ == "shall" for c in token.children)
    kind = Kind.OBLIGATION if modal else Kind.ULTIMATUM
    holders = (token, *_nouns_of_time(token))
    yield Frame(HAS_UNTIL.name, kind, act, token, party, holders=holders, prior=1.9)


HAS_UNTIL = Rule(
    name="<party> has <time> to <act>",
    words=words("have get"),
    match=_has_until,
    examples=(
        Example("Belgrade has until Friday to withdraw or face new tariffs.", "Belgrade", "withdraw"),
        Example("The tenant has thirty days to cure the breach.", "The tenant", "cure the breach"),
    ),
    near_misses=("She has a letter to write.", "The tenant has to leave by Friday."),
)


_NOBODY = words(
    "strike dispute crisis war fighting violence condition deal bill step progress situation protest"
)
"""Subjects of "unless" that cannot act themselves."""


def _face_unless(token: Token) -> Iterator[Frame]:
    for clause in children(token, "advcl"):
        mark = child(clause, "mark")
        if mark is None:
            continue
        fails = clause.lemma_ in ("fail", "refuse", "neglect") or is_negated(clause)
        if not (mark.lower_ == "unless" or (mark.lower_ == "if" and fails)):
            continue
        act = infinitive_of(clause) if clause.lemma_ in ("fail", "refuse", "neglect") else meant_verb(clause)
        party = subject_of(clause)
        if act is None or party is None:
            continue
        if is_passive(act):
            party = agent_of(act)
        elif party.lemma_ in _NOBODY:
            party = None
        threat = child(token, "dobj") if token.lemma_ == "face" else token
        yield Frame(
            UNLESS.name,
            Kind.ULTIMATUM,
            act,
            mark,
            party,
            consequence=threat,
            holders=(clause,),
            prior=1.3,
        )


UNLESS = Rule(
    name="<sanction> unless <party> <act>",
    words=frozenset({"*"}),
    match=_face_unless,
    examples=(
        Example("Oslo faces fines unless it repays the loan by Friday.", "Oslo", "repay the loan"),
        Example("The union will strike if the company does not sign by Monday.", "the company", "sign"),
    ),
    near_misses=("It will rain on Monday if the wind turns.",),
)


def _fails(token: Token) -> Iterator[Frame]:
    """As in "in the event that X fails to …", "should X fail to …": a duty, seen from its breach."""
    act = infinitive_of(token)
    party = subject_of(token)
    if act is None or party is None or token.tag_ in ("VBD", "VBN"):
        return
    opening = {t.lower_ for t in token.doc[max(0, party.left_edge.i - 5) : party.left_edge.i]}
    if not opening & {"event", "case", "if", "should", "where", "when"}:
        return
    main = next((above for above in token.ancestors if above.pos_ in ("VERB", "AUX")), None)
    yield Frame(FAILS.name, Kind.ULTIMATUM, act, token, party, consequence=main, holders=(token,), prior=1.3)


FAILS = Rule(
    name="in the event that <party> fails to <act>",
    words=words("fail refuse neglect"),
    match=_fails,
    examples=(
        Example(
            "In the event that the builder fails to finish the roof within 60 days, the owner may leave.",
            "the builder",
            "finish the roof",
        ),
    ),
    near_misses=("The firm fails to see why it ends on Friday.",),
)

RULES = (GIVE, HAS_UNTIL, UNLESS, FAILS)
