"""Answers kept by Idempotency-Key: a POST that is sent again, because its answer was lost, is done once."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Annotated, Any

from fastapi import Depends, Header
from fastapi.responses import JSONResponse
from sqlmodel import Session
from starlette.requests import Request

from api.auth import By
from api.context import Context, Ctx
from api.problems import ProblemError
from tracker.errors import Conflict
from tracker.store.idempotency import get_answer, put_answer

REPLAYED = "Idempotency-Replayed"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a changing request answers: a status, a JSON body and headers of its own."""

    status_code: int
    body: Any
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Transaction:
    """One changing request: its work and the answer it will repeat are stored together, or neither is."""

    context: Context
    key: str | None
    fingerprint: str

    def answer(self, work: Callable[[Session], Answer]) -> JSONResponse:
        """Do `work` in one transaction, or repeat the answer that was given to the same key before."""
        with self.context.database.write() as session:
            if self.key is not None and (kept := self._kept(session, self.key)) is not None:
                return _response(kept, {REPLAYED: "true"})
            made = work(session)
            if self.key is not None:
                put_answer(
                    session,
                    self.key,
                    self.fingerprint,
                    status_code=made.status_code,
                    body=made.body,
                    headers=made.headers,
                    now=self.context.clock(),
                )
        return _response(made)

    def answer_apart(self, work: Callable[[], Answer]) -> JSONResponse:
        """The same for work with transactions of its own, which must be harmless to repeat.

        Reading a long text takes minutes and must not hold the database meanwhile. Should the process die
        between the work and the keeping of its answer, the work is done again.
        """
        if self.key is None:
            return _response(work())
        with self.context.database.read() as session:
            kept = self._kept(session, self.key)
        if kept is not None:
            return _response(kept, {REPLAYED: "true"})
        made = work()
        return self.answer(lambda _session: made)

    def _kept(self, session: Session, key: str) -> Answer | None:
        try:
            row = get_answer(session, key, self.fingerprint)
        except Conflict as error:
            raise ProblemError("idempotency-key-reused", str(error)) from error
        return None if row is None else Answer(row.status_code, row.body, row.headers or {})


def _response(answer: Answer, extra: dict[str, str] | None = None) -> JSONResponse:
    return JSONResponse(answer.body, answer.status_code, answer.headers | (extra or {}))


async def _transaction(
    request: Request,
    context: Ctx,
    caller: By,
    idempotency_key: Annotated[
        str | None,
        Header(
            min_length=1,
            max_length=255,
            pattern=r"^[\x21-\x7e]+$",
            description="Any fresh text: a request sent again with it is done once and answered the same.",
        ),
    ] = None,
) -> Transaction:
    if idempotency_key is None:
        return Transaction(context, None, "")
    digest = hashlib.sha256(f"{request.method} {request.url.path}?{request.url.query}\n".encode())
    digest.update(await request.body())
    return Transaction(context, f"{caller.name} {idempotency_key}", digest.hexdigest())


Writing = Annotated[Transaction, Depends(_transaction)]
