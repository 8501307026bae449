"""All rules, by theme. Adding a phrase is adding a rule or an example; the engine stays as it is."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from tracker.commitments.frames.frame import Rule


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule, the most telling themes first: of two that see the same act, the earlier wins a tie."""
    from tracker.commitments.frames.rules import (
        changes,
        claims,
        modals,
        nominals,
        requests,
        ultimatums,
        verbs,
    )

    return (
        *ultimatums.RULES,
        *verbs.RULES,
        *nominals.RULES,
        *changes.RULES,
        *claims.RULES,
        *requests.RULES,
        *modals.RULES,
    )


@cache
def rules_by_word() -> dict[str, tuple[Rule, ...]]:
    """The rules to call on a token, by its lemma; "*" holds those that are called on every verb."""
    table: defaultdict[str, list[Rule]] = defaultdict(list)
    for rule in all_rules():
        for word in rule.words:
            table[word].append(rule)
    return {word: tuple(rules) for word, rules in table.items()}
