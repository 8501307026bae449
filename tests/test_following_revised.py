"""Deadlines that move in real text: one commitment before and after, judged by the last date."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tracker.following import Document, Followed, Role, follow

NOW = datetime(2025, 4, 20, tzinfo=UTC)
Told = tuple[tuple[str, str], ...]


def followed(told: Told) -> list[Followed]:
    documents = [
        Document(str(number), text, day, publisher=f"Paper {number}")
        for number, (day, text) in enumerate(told)
    ]
    return follow(documents, now=NOW)


MOVED: list[tuple[Told, str, str, list[Role]]] = [
    (
        (
            ("2025-03-03", "Kamland's prime minister gave the miners' union until Friday to end its strike."),
            ("2025-03-05", "The prime minister has postponed the deadline to Monday."),
            ("2025-03-11", "The miners' union ended its strike on Sunday, officials said."),
        ),
        "2025-03-10",
        "met",
        [Role.FIRST, Role.REVISION, Role.EVIDENCE_FOR],
    ),
    (
        (
            ("2025-03-03", "Norland will withdraw its troops from Sudria by 20 March, its president said."),
            ("2025-03-12", "Norland suspended the withdrawal of its troops from Sudria."),
            ("2025-03-15", "Norland resumed the withdrawal and will complete it by 30 March."),
        ),
        "2025-03-30",
        "missed",
        [Role.FIRST, Role.WITHDRAWAL, Role.REVISION],
    ),
    (
        (
            ("2025-03-03", "Acme must deliver the turbines to the city by 31 March."),
            ("2025-03-20", "The city council delayed the delivery of the turbines to 15 April."),
            ("2025-04-17", "Acme missed the April 15 deadline, the mayor said."),
        ),
        "2025-04-15",
        "missed",
        [Role.FIRST, Role.REVISION, Role.EVIDENCE_AGAINST],
    ),
    (
        (
            ("2025-03-03", "The rebels gave the army 48 hours to leave the valley."),
            ("2025-03-05", "The rebels gave the army another three days to leave the valley."),
            ("2025-03-09", "The army refused to leave the valley, a spokesman for the rebels said."),
        ),
        "2025-03-08",
        "missed",
        [Role.FIRST, Role.REVISION, Role.EVIDENCE_AGAINST],
    ),
    (
        (
            ("2025-03-03", "Judge Kim ordered the agency to turn over the records by March 14."),
            ("2025-03-13", "The handover of the records was pushed back to March 21 by Judge Kim."),
            ("2025-03-20", "The agency turned over the records on Wednesday, the tenants' lawyers said."),
        ),
        "2025-03-21",
        "met",
        [Role.FIRST, Role.REVISION, Role.EVIDENCE_FOR],
    ),
]


@pytest.mark.parametrize(("told", "last_day", "status", "roles"), MOVED)
def test_it_follows_a_deadline_that_moves(told: Told, last_day: str, status: str, roles: list[Role]) -> None:
    (one,) = followed(told)

    assert one.due is not None
    assert (one.due - datetime.resolution).date().isoformat() == last_day
    assert one.status.value == status
    assert [mention.role for mention in one.mentions] == roles
