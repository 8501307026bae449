"""Events dated by their verb: "took office on 20 January", "the lease was signed on Monday".

Each verb gives its definitions a name that begins with its gerund, which is how deadlines refer to it
("within 30 days of signing the lease").
"""

from __future__ import annotations

import re

from tracker.commitments.statement_definition_rules import DefinitionRule, Side

# Past participle -> gerund, of the acts from which deadlines are counted.
_GERUNDS = {
    "accepted": "accepting",
    "adopted": "adopting",
    "approved": "approving",
    "awarded": "awarding",
    "closed": "closing",
    "delivered": "delivering",
    "enacted": "enacting",
    "entered": "entering",
    "executed": "executing",
    "filed": "filing",
    "issued": "issuing",
    "published": "publishing",
    "ratified": "ratifying",
    "received": "receiving",
    "served": "serving",
    "signed": "signing",
    "submitted": "submitting",
}
_DONE = "|".join(_GERUNDS)
_DETERMINER = r"(?:[Tt]he|[Tt]his|[Tt]hat|[Aa]n?|[Ii]ts|[Tt]heir|[Oo]ur)"
_NAME = r"(?P<what>(?:[\w'’-]{1,30}\s){0,3}?[\w'’-]{1,30})"
_FACT = r"(?<!not )(?<!never )(?<!to be )(?<!be )"
_TIME_NEAR = re.compile(r"\s*(?:[\w'’-]{1,20}\s){0,6}?")


def _gerund(match: re.Match[str]) -> tuple[str, ...]:
    """The act with what it was done to. Signing alone also goes by its bare name ("30 days from signing")."""
    act, what = _GERUNDS[match["verb"].casefold()], match.groupdict().get("what")
    bare = (act,) if act == "signing" else ()
    return (f"{act} the {' '.join(what.split())}", *bare) if what else bare


def _taking_office(_match: re.Match[str]) -> tuple[str, ...]:
    return ("taking office",)


def _taking_effect(match: re.Match[str]) -> tuple[str, ...]:
    return (f"taking effect of the {' '.join(match['what'].split())}", "taking effect")


TOOK_OFFICE = DefinitionRule(
    name="took office on <time>",
    pattern=re.compile(
        rf"{_FACT}\b(?:(?:took|takes|assumed|assumes|will take|will assume) office"
        r"|(?:was|were|is|will be) (?:sworn in|inaugurated))\b"
    ),
    side=Side.AFTER,
    between=_TIME_NEAR,
    names=_taking_office,
    past=False,
    examples=(
        ("She took office on 20 January 2025.", "taking office", "2025-01-20"),
        ("The mayor was sworn in on Monday.", "taking office", "2025-03-03"),
    ),
    near_misses=("She never took office.", "If he takes office, taxes will rise."),
)

TOOK_EFFECT = DefinitionRule(
    name="<rule> takes effect on <time>",
    pattern=re.compile(
        rf"\b{_DETERMINER}\s+{_NAME}\s+(?:(?:will|shall|is to|are to)\s+)?"
        r"(?:(?:took|takes?) effect|(?:came|comes?|went|goes|go|entered|enters?) into (?:force|effect))\b"
    ),
    side=Side.AFTER,
    between=_TIME_NEAR,
    names=_taking_effect,
    past=False,
    examples=(
        (
            "The regulation enters into force on 1 April 2025.",
            "taking effect of the regulation",
            "2025-04-01",
        ),
        ("The ban took effect last Friday.", "taking effect", "2025-02-28"),
    ),
    near_misses=("The ban takes effect by 1 April 2025.",),
)

WAS_DONE = DefinitionRule(
    name="<paper> was signed on <time>",
    pattern=re.compile(
        rf"\b(?:{_DETERMINER}\s+|(?=[A-Z]))(?!He |She |It |They ){_NAME}\s+(?:was|were)\s+"
        rf"(?:\w{{2,12}}ly\s)?(?P<verb>{_DONE})\b"
    ),
    side=Side.AFTER,
    between=_TIME_NEAR,
    names=_gerund,
    past=True,
    examples=(
        ("The lease was signed on Monday.", "signing the lease", "2025-03-03"),
        ("The notice was served on 28 February.", "serving the notice", "2025-02-28"),
        ("Tenant was served on 28 February.", "serving the Tenant", "2025-02-28"),
    ),
    near_misses=("The lease was not signed on Monday.", "The lease was signed by both sides."),
)

DID = DefinitionRule(
    name="signed <paper> on <time>",
    pattern=re.compile(
        rf"{_FACT}\b(?P<verb>{_DONE})(?:\s+{_DETERMINER}\s+{_NAME})?"
        r"(?=\s+(?:in [A-Z]\w{1,20} )?(?:on|at|late|early|earlier|last|this|today|yesterday)\b)"
    ),
    side=Side.AFTER,
    between=_TIME_NEAR,
    names=_gerund,
    past=True,
    examples=(
        ("Both sides signed the treaty on 3 March.", "signing the treaty", "2025-03-03"),
        ("The contract, signed on Monday, runs for a year.", "signing", "2025-03-03"),
        ("The pact, signed in Geneva on 12 February, holds.", "signing", "2025-02-12"),
    ),
    near_misses=("The treaty must be signed on 10 March.", "The treaty has not been signed at all."),
)
