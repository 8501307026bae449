"""Nouns that bind: a plan to, a pledge to, a deadline for; and things that are due."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from spacy.tokens import Token

from tracker.commitments.frames.frame import Example, Frame, Rule, words
from tracker.commitments.frames.grammar import NOUNS, agent_of, child, children, infinitive_of, subject_of
from tracker.commitments.model import Kind

BINDING_NOUNS = MappingProxyType({
    **dict.fromkeys("pledge promise vow commitment undertaking agreement offer".split(), Kind.PLEDGE),
    **dict.fromkeys("plan intention intent goal target aim bid deal pact ambition effort".split(), Kind.PLAN),
    "threat": Kind.THREAT,
    **dict.fromkeys("obligation duty order requirement mandate request instruction responsibility".split(),
                    Kind.OBLIGATION),
    **dict.fromkeys("demand ultimatum".split(), Kind.ULTIMATUM),
})  # fmt: skip


def _noun_to_act(token: Token) -> Iterator[Frame]:
    act = infinitive_of(token)
    if token.pos_ != "NOUN" or act is None or act.i < token.i or child(token, "nsubj") is not None:
        return
    kind = BINDING_NOUNS[token.lemma_]
    party = child(act, "nsubj") or _for_whom(token, act) or _owner(token)
    imposer = None
    if kind in (Kind.OBLIGATION, Kind.ULTIMATUM) and child(act, "nsubj") is not None:
        imposer = _owner(token)
    prior = 0.9 if kind in (Kind.PLEDGE, Kind.THREAT) else 0.3
    yield Frame(NOUN_TO.name, kind, act, token, party, imposer, prior=prior, holders=(token,))


def _owner(noun: Token) -> Token | None:
    """Whose plan: "its pledge", "the pledge by Rome", or the subject that has, makes or keeps it."""
    poss = child(noun, "poss")
    if poss is not None:
        return poss
    by = agent_of(noun)
    if by is not None:
        return by
    for of in children(noun, "prep"):
        if of.lower_ in ("by", "from"):
            return child(of, "pobj")
    if noun.dep_ in ("dobj", "attr", "pobj"):
        verb = next((above for above in noun.ancestors if above.pos_ in ("VERB", "AUX")), None)
        return subject_of(verb) if verb is not None else None
    return None


def _for_whom(noun: Token, act: Token) -> Token | None:
    """As in "a deadline for Iran to respond", where the parse hangs "for Iran" on the noun."""
    for prep in children(noun, "prep"):
        party = child(prep, "pobj")
        if prep.lower_ in ("for", "on", "to") and party is not None and prep.i < act.i and party.i < act.i:
            return party
    return None


NOUN_TO = Rule(
    name="<party>'s pledge | plan to <act>",
    words=frozenset(BINDING_NOUNS),
    match=_noun_to_act,
    examples=(
        Example("Norway repeated its pledge to cut emissions by 2030.", "Norway", "cut emissions"),
        Example(
            "The cabinet confirmed a plan to sell the port by the end of the year.",
            "The cabinet",
            "sell the port",
        ),
    ),
    near_misses=("The plan failed by Friday.",),
)

_WORDS_GIVEN = words("word assurance guarantee promise pledge undertaking commitment vow")


def _gives_word(token: Token) -> Iterator[Frame]:
    """As in "gave her word that the road would open": the giver is bound, whoever the clause speaks of."""
    word = child(token, "dobj")
    if word is None or word.lemma_ not in _WORDS_GIVEN:
        return
    for clause in (*children(word, "acl", "ccomp", "relcl"), *children(token, "ccomp")):
        if any(c.tag_ == "MD" for c in clause.children):
            yield Frame(
                WORD_GIVEN.name, Kind.PLEDGE, clause, token, subject_of(token), prior=1.6, holders=(word,)
            )


WORD_GIVEN = Rule(
    name="<party> gives its word that <clause>",
    words=words("give make offer"),
    match=_gives_word,
    examples=(
        Example("The mayor gave an assurance that the road would open by Friday.", "The mayor", "open"),
    ),
    near_misses=("She gave a talk that lasted until Friday.",),
)

_DEADLINES = words("deadline ultimatum cutoff due-date")


def _deadline_to(token: Token) -> Iterator[Frame]:
    act = infinitive_of(token) or _infinitive_of_for(token)
    if act is None and token.dep_ == "dobj":
        act = infinitive_of(token.head)  # "set a deadline of May for airlines to refund"
    if act is None or act.i < token.i:
        return
    party = child(act, "nsubj") or _for_whom(token, act)
    imposer = None if party is None else _imposer_of(token)
    if party is None:
        party = _given_to(token)
    yield Frame(
        DEADLINE_TO.name,
        Kind.ULTIMATUM if imposer is not None else Kind.OBLIGATION,
        act,
        token,
        party,
        imposer,
        holders=(token, *_copulas(token)),
        prior=1.6,
    )


def _infinitive_of_for(token: Token) -> Token | None:
    for prep in children(token, "prep"):
        for noun in children(prep, "pobj", "pcomp"):
            found = infinitive_of(noun)
            if found is not None and prep.lower_ == "for":
                return found
    return None


def _imposer_of(deadline: Token) -> Token | None:
    if deadline.dep_ in ("dobj", "attr"):
        return subject_of(deadline.head)
    return child(deadline, "poss")


def _given_to(deadline: Token) -> Token | None:
    """As in "faces a Friday deadline to respond": the subject is bound."""
    verb = deadline.head
    if deadline.dep_ == "dobj" and verb.lemma_ in ("face", "have", "meet", "miss", "get"):
        return subject_of(verb)
    return child(deadline, "poss")


def _copulas(noun: Token) -> tuple[Token, ...]:
    return (noun.head,) if noun.dep_ in ("nsubj", "attr", "nsubjpass", "dobj") else ()


DEADLINE_TO = Rule(
    name="a deadline for <party> to <act>",
    words=_DEADLINES,
    match=_deadline_to,
    examples=(
        Example("Washington set a Friday deadline for Iran to respond.", "Iran", "respond", "Washington"),
        Example("The deadline for members to vote is Friday.", "members", "vote"),
    ),
    near_misses=("The deadline passed on Friday.",),
)


def _deadline_is(token: Token) -> Iterator[Frame]:
    """As in "The deadline is Friday", "Friday is the deadline": the act stands elsewhere."""
    verb = token.head
    if token.dep_ not in ("nsubj", "attr", "nsubjpass") or verb.pos_ not in ("AUX", "VERB"):
        return
    if verb.lemma_ not in ("be", "fall", "expire", "end", "set", "remain", "come") or verb.tag_ == "VBD":
        return
    if (
        infinitive_of(token) is not None
        or _infinitive_of_for(token) is not None
        or child(verb, "expl") is not None
    ):
        return
    yield Frame(
        DEADLINE_IS.name,
        Kind.OBLIGATION,
        token,
        token,
        _whose(token),
        holders=(token, verb),
        prior=1.2,
        nominal=True,
    )


def _whose(deadline: Token) -> Token | None:
    for prep in children(deadline, "prep"):
        noun = child(prep, "pobj")
        if prep.lower_ == "for" and noun is not None and noun.pos_ == "PROPN":
            return noun
    return None


DEADLINE_IS = Rule(
    name="the deadline is <time>",
    words=_DEADLINES,
    match=_deadline_is,
    examples=(Example("The deadline for bids is 29 August 2025.", None, "submit bids"),),
    near_misses=("The deadline was last Friday.", "There is no deadline on Friday talks."),
)


def _things_due(token: Token) -> Iterator[Frame]:
    """As in "Responses are due by Friday": a thing to be delivered."""
    if any(c.lower_ == "to" and c.dep_ == "prep" for c in token.children):
        return  # "due to rain"
    if infinitive_of(token) is not None or token.dep_ not in (
        "acomp",
        "attr",
        "ROOT",
        "amod",
        "acl",
        "advmod",
        "oprd",
    ):
        return
    verb = token.head if token.dep_ in ("acomp", "attr", "advmod", "oprd") else token
    thing = subject_of(verb)
    if (
        thing is None
        and token.dep_ in ("acl", "amod")
        and token.head.pos_ in NOUNS
        and token.head.i < token.i
    ):
        if token.head.dep_ not in ("ROOT", "conj", "dep", "appos", "npadvmod"):
            return  # "the budget, due in May, was late": said in passing
        thing = token.head
    if thing is None or verb.tag_ == "VBD" or thing.lower_ == "deadline":
        return
    yield Frame(
        DUE.name,
        Kind.OBLIGATION,
        thing,
        token,
        child(thing, "poss"),
        holders=(token, verb),
        prior=1.5,
        nominal=True,
    )


DUE = Rule(
    name="<thing> is due <time>",
    words=words("due payable"),
    match=_things_due,
    examples=(Example("Nominations are due on 18 August 2025.", None, "submit nominations"),),
    near_misses=("Delays due to rain lasted until Friday.",),
)


def _thing_expected(token: Token) -> Iterator[Frame]:
    """As in "sanctions are expected within 48 hours": a thing foreseen, no agent named."""
    thing = child(token, "nsubjpass")
    if thing is None or infinitive_of(token) is not None or thing.lower_ in ("it", "what", "that"):
        return
    yield Frame(
        EXPECTED.name, Kind.EXPECTATION, thing, token, None, holders=(token,), prior=0.7, nominal=True
    )


EXPECTED = Rule(
    name="<thing> is expected <time>",
    words=words("expect anticipate forecast"),
    match=_thing_expected,
    examples=(Example("New tariffs are expected within 48 hours.", None, "New tariffs"),),
    near_misses=("The train arrived as expected on Friday.",),
)

RULES = (NOUN_TO, WORD_GIVEN, DEADLINE_TO, DEADLINE_IS, DUE, EXPECTED)
