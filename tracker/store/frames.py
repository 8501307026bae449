"""Mentions, statements, verdicts and references as JSON that loses nothing, and back.

Instants are written in UTC. Fields that a later version wrote and this one does not know are passed over.
"""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter

from tracker.commitments.model import Commitment, EvidenceStatement, RevisionStatement
from tracker.status import Verdict
from tracker.temporal.model import Reference

_MENTION = TypeAdapter(Commitment)
_VERDICT = TypeAdapter(Verdict)
_REFERENCE = TypeAdapter(Reference)
_EVIDENCE = TypeAdapter(EvidenceStatement)
_REVISION = TypeAdapter(RevisionStatement)


def freeze(mention: Commitment) -> dict[str, Any]:
    """Every field of `mention`; `thaw` gives an equal mention back."""
    frozen: dict[str, Any] = _MENTION.dump_python(mention, mode="json")
    return frozen


def thaw(frozen: dict[str, Any]) -> Commitment:
    """The mention that `freeze` wrote down."""
    return _MENTION.validate_python(frozen)


def freeze_verdict(verdict: Verdict) -> dict[str, Any]:
    """Every field of `verdict`; `thaw_verdict` gives an equal verdict back."""
    frozen: dict[str, Any] = _VERDICT.dump_python(verdict, mode="json")
    return frozen


def thaw_verdict(frozen: dict[str, Any]) -> Verdict:
    """The verdict that `freeze_verdict` wrote down."""
    return _VERDICT.validate_python(frozen)


def freeze_reference(reference: Reference) -> dict[str, Any]:
    """Both ends of `reference` and its zone."""
    frozen: dict[str, Any] = _REFERENCE.dump_python(reference, mode="json")
    return frozen


def thaw_reference(frozen: dict[str, Any]) -> Reference:
    """The reference that `freeze_reference` wrote down."""
    return _REFERENCE.validate_python(frozen)


def freeze_statement(statement: EvidenceStatement | RevisionStatement) -> dict[str, Any]:
    """Every field of `statement`."""
    adapter: TypeAdapter[Any] = _EVIDENCE if isinstance(statement, EvidenceStatement) else _REVISION
    frozen: dict[str, Any] = adapter.dump_python(statement, mode="json")
    return frozen


def thaw_evidence(frozen: dict[str, Any]) -> EvidenceStatement:
    """The evidence statement that `freeze_statement` wrote down."""
    return _EVIDENCE.validate_python(frozen)


def thaw_revision(frozen: dict[str, Any]) -> RevisionStatement:
    """The revision statement that `freeze_statement` wrote down."""
    return _REVISION.validate_python(frozen)
