"""Verbs that bind by being said: promise, plan, threaten, order, ask; and their passives."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from spacy.tokens import Token

from tracker.commitments.frames.frame import Example, Frame, Rule, words
from tracker.commitments.frames.grammar import (
    adjective_subject,
    agent_of,
    child,
    children,
    hidden_verb,
    infinitive_of,
    is_infinitive,
    is_passive,
    lemma_of,
    subject_of,
)
from tracker.commitments.model import Kind

OWN_WORD = MappingProxyType({
    **dict.fromkeys("promise pledge vow agree swear guarantee undertake commit".split(), Kind.PLEDGE),
    **dict.fromkeys("plan intend aim propose mean anticipate hope prepare seek like".split(), Kind.PLAN),
    "expect": Kind.PLAN,
    "threaten": Kind.THREAT,
})  # fmt: skip
"""Verbs whose subject binds itself to the infinitive after them."""

_PRIORS = MappingProxyType({Kind.PLEDGE: 1.6, Kind.PLAN: 0.9, Kind.THREAT: 1.6})
_UNTIMED = frozenset({"promise", "pledge", "vow", "swear", "threaten"})

DEMANDS = words(
    "order direct require instruct command ask tell urge request force compel oblige call "
    "summon warn press want "
    "need advise remind invite mandate demand task assign sentence expect encourage implore beg like"
)
"""Verbs whose subject binds the party after them: "ordered Acme to pay"."""

_WEAK_DEMANDS = words(
    "urge ask want need advise invite warn press expect encourage remind tell call request implore like"
)


def _own_word(token: Token) -> Iterator[Frame]:
    lemma = lemma_of(token)
    act = infinitive_of(token) or _gerund(token)
    committer = subject_of(token) or adjective_subject(token)
    if act is None or act.i < token.i or token.pos_ not in ("VERB", "AUX"):
        return
    if lemma in ("expect", "like") and child(act, "nsubj") is not None:
        return
    if is_passive(token) or (token.tag_ == "VBN" and token.dep_ == "acl") or not _would_like(token):
        return
    kind = OWN_WORD[lemma]
    yield Frame(
        OWN.name,
        kind,
        act,
        token,
        committer,
        prior=_PRIORS[kind] - (0.8 if lemma in ("hope", "seek", "propose") else 0.0),
        holders=(token,),
        needs_time=lemma not in _UNTIMED,
    )


def _would_like(token: Token) -> bool:
    """Whether "like" is a wish ("I'd like to"), not a taste; other verbs pass."""
    return token.lemma_ != "like" or any(c.lower_ in ("would", "'d", "should") for c in token.children)


def _gerund(token: Token) -> Token | None:
    """As in "anticipate completing", "commit to paying"."""
    found = child(token, "xcomp")
    if found is not None and found.tag_ == "VBG":
        return hidden_verb(found)
    for to in children(token, "prep"):
        gerund = child(to, "pcomp")
        if to.lower_ == "to" and gerund is not None:
            return gerund
    return None


OWN = Rule(
    name="<party> promises | plans | threatens to <act>",
    words=frozenset(OWN_WORD),
    match=_own_word,
    examples=(
        Example("The union promised to end the strike by Friday.", "The union", "end the strike"),
        Example("The bank plans to close the branch by the end of the year.", "The bank", "close the branch"),
        Example("I anticipate completing the review by Monday.", "I", "complete the review"),
        Example("The rebels threatened to blow up the bridge.", "The rebels", "blow up the bridge"),
    ),
    near_misses=("Analysts expect rates to fall by Friday.", "He agreed on Friday with the verdict."),
)


def _demand(token: Token) -> Iterator[Frame]:
    mistaken_noun = token.dep_ == "ROOT" and child(token, "nsubj") is not None  # "orders" read as a noun
    if (token.pos_ not in ("VERB", "AUX") and not mistaken_noun) or is_passive(token):
        return
    party = child(token, "dobj", "dative") or _called_on(token)
    act = infinitive_of(token)
    if act is not None and (inner := child(act, "nsubj")) is not None:
        party = inner  # "wants Iran to halt": some parses make the party the infinitive's subject
    if act is None or party is None or not token.i < party.i < act.i or not _would_like(token):
        return
    prior = 0.3 if token.lemma_ in _WEAK_DEMANDS else 1.5
    kind = Kind.EXPECTATION if token.lemma_ == "expect" else Kind.OBLIGATION
    yield Frame(DEMAND.name, kind, act, token, party, subject_of(token), prior=prior, holders=(token,))


def _called_on(token: Token) -> Token | None:
    """As in "calls on Iran to reply"."""
    for on in children(token, "prep"):
        if token.lemma_ == "call" and on.lower_ in ("on", "upon"):
            return child(on, "pobj")
    return None


DEMAND = Rule(
    name="<imposer> orders | asks <party> to <act>",
    words=DEMANDS,
    match=_demand,
    examples=(
        Example(
            "The court ordered Acme to pay the fine by 1 October 2025.", "Acme", "pay the fine", "The court"
        ),
        Example("The mayor asked residents to leave by noon tomorrow.", "residents", "leave", "The mayor"),
    ),
    near_misses=("She asked to leave by Friday.", "The court ordered a pizza on Friday."),
)

BOUND = MappingProxyType({
    **dict.fromkeys(
        "require oblige obligate order direct instruct mandate tell ask request urge compel "
        "force bind task assign "
        "summon sentence command advise remind invite suppose mean".split(),
        Kind.OBLIGATION,
    ),
    **dict.fromkeys("expect anticipate project forecast predict believe tip".split(), Kind.EXPECTATION),
    **dict.fromkeys("schedule set slate plan poise prepare determine commit intend".split(), Kind.PLAN),
})  # fmt: skip
"""Participles that bind their subject to the infinitive: "is required to"."""


def _bound(token: Token) -> Iterator[Frame]:
    act = infinitive_of(token)
    if act is None or act.i < token.i or token.tag_ not in ("VBN", "VBD", "JJ", "VB"):
        return
    subject = child(token, "nsubjpass") or (
        subject_of(token) if child(token, "auxpass") is not None else None
    )
    if subject is None and token.dep_ == "acl":
        subject = token.head
    if subject is None and token.dep_ == "acomp":
        subject = subject_of(token.head)
    if subject is None and child(token, "auxpass") is None:
        return
    kind = BOUND[token.lemma_]
    if is_passive(act):
        subject = agent_of(act)
    if token.lemma_ in ("determine", "commit", "prepare"):
        kind = Kind.PLEDGE
    prior = {Kind.OBLIGATION: 1.5, Kind.EXPECTATION: 0.6, Kind.PLAN: 0.8, Kind.PLEDGE: 0.8}[kind]
    yield Frame(BOUND_TO.name, kind, act, token, subject, agent_of(token), prior=prior, holders=(token,))


BOUND_TO = Rule(
    name="<party> is required | expected | scheduled to <act>",
    words=frozenset(BOUND),
    match=_bound,
    examples=(
        Example("Lenders are required to report losses by 30 September 2025.", "Lenders", "report losses"),
        Example("The board is expected to rule by Friday.", "The board", "rule"),
        Example("The commission is scheduled to meet on Monday.", "The commission", "meet"),
    ),
    near_misses=("The required form was sent on Friday.",),
)

_READY = MappingProxyType({
    "likely": (Kind.EXPECTATION, 0.0), "due": (Kind.PLAN, 0.8), "determined": (Kind.PLEDGE, 0.8),
    "ready": (Kind.PLAN, -0.5), "set": (Kind.PLAN, 0.7), "bound": (Kind.OBLIGATION, 0.8),
    "obligated": (Kind.OBLIGATION, 1.4), "supposed": (Kind.OBLIGATION, 0.5),
    "prepared": (Kind.PLEDGE, 0.2), "committed": (Kind.PLEDGE, 0.9), "poised": (Kind.PLAN, 0.4),
})  # fmt: skip


def _ready(token: Token) -> Iterator[Frame]:
    act = infinitive_of(token)
    if act is None or token.dep_ not in ("acomp", "oprd", "attr", "ROOT") or act.i < token.i:
        return
    if child(token, "dobj") is not None or child(act, "nsubj") is not None:
        return
    kind, prior = _READY[token.lower_]
    subject = subject_of(token.head) if token.dep_ != "ROOT" else subject_of(token)
    yield Frame(READY.name, kind, act, token, subject, prior=prior, holders=(token, token.head))


READY = Rule(
    name="<party> is likely | due | determined to <act>",
    words=frozenset(_READY),
    match=_ready,
    examples=(Example("The two teams are due to report by Friday.", "The two teams", "report"),),
    near_misses=("The likely winner spoke on Friday.",),
)

_BANS = words("prohibit bar enjoin forbid ban restrain prevent preclude")


def _banned(token: Token) -> Iterator[Frame]:
    for source in children(token, "prep"):
        act = child(source, "pcomp")
        party = child(token, "nsubjpass") or child(token, "dobj")
        if source.lower_ == "from" and act is not None and party is not None:
            imposer = agent_of(token) if is_passive(token) else subject_of(token)
            yield Frame(BAN.name, Kind.OBLIGATION, act, token, party, imposer, prior=1.0, holders=(token,))


BAN = Rule(
    name="<party> is barred from <act>",
    words=_BANS,
    match=_banned,
    examples=(Example("Acme is barred from selling the drug until 1 May 2026.", "Acme", "sell the drug"),),
    near_misses=("Rain prevented play until Friday.",),
)


def _subjunctive(token: Token) -> Iterator[Frame]:
    """As in "ordered that ballots be counted by Friday": a bare verb in what was ordered."""
    for act in children(token, "ccomp"):
        bare = act.tag_ == "VB" and not is_infinitive(act)
        passive = child(act, "auxpass")
        if not (bare or (passive is not None and passive.lower_ == "be")):
            continue
        if any(c.tag_ == "MD" for c in act.children) or child(act, "nsubj", "nsubjpass") is None:
            continue
        subject = agent_of(act) if is_passive(act) else subject_of(act)
        imposer = agent_of(token) if is_passive(token) else subject_of(token)
        yield Frame(
            SUBJUNCTIVE.name,
            Kind.OBLIGATION,
            act,
            token,
            subject,
            imposer,
            prior=1.2,
            holders=(token,),
        )


SUBJUNCTIVE = Rule(
    name="<imposer> orders that <party> <act>",
    words=words("order demand require insist direct recommend request ask rule decree"),
    match=_subjunctive,
    examples=(
        Example(
            "The judge ordered that the state count the votes by Friday.",
            "the state",
            "count the votes",
            "The judge",
        ),
    ),
    near_misses=("The judge ruled that the state counts votes well.",),
)

RULES = (OWN, DEMAND, BOUND_TO, READY, BAN, SUBJUNCTIVE)
