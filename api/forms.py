"""Reads the forms of our own pages: `application/x-www-form-urlencoded`, in UTF-8."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TypeVar
from urllib.parse import parse_qsl

from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ValidationError
from starlette.requests import Request

from api.problems import ProblemError

FORM = "application/x-www-form-urlencoded"
MAX_FIELDS = 50
Model = TypeVar("Model", bound=BaseModel)


def form_of(model: type[Model]) -> Callable[[Request], Awaitable[Model]]:
    """A dependency that reads the request's form as `model`, as strictly checked as a JSON body."""

    async def read(request: Request) -> Model:
        if request.headers.get("content-type", "").partition(";")[0].strip().lower() != FORM:
            raise ProblemError("unsupported-media-type", f"A form is sent as {FORM}.")
        fields = _fields(await request.body())
        try:
            return model.model_validate(fields)
        except ValidationError as error:
            raise RequestValidationError(error.errors()) from error

    return read


def _fields(body: bytes) -> dict[str, str]:
    """The fields by name. One left empty counts as not given; browsers send it all the same."""
    try:
        pairs = parse_qsl(body.decode("ascii"), errors="strict", max_num_fields=MAX_FIELDS)
    except ValueError as error:
        raise ProblemError("malformed-request", "The form is not well-formed.") from error
    # A text area ends its lines with CRLF; offsets count an end of line as one character.
    return {name: value.replace("\r\n", "\n") for name, value in pairs if value.strip()}
