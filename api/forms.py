"""Reads the forms of our own pages: `application/x-www-form-urlencoded`, in UTF-8, each field once."""

from __future__ import annotations

from typing import TypeVar
from urllib.parse import parse_qsl

from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ValidationError
from starlette.requests import Request

from api.problems import ProblemError

FORM = "application/x-www-form-urlencoded"
MAX_FIELDS = 50
Model = TypeVar("Model", bound=BaseModel)


async def read_form(request: Request, model: type[Model]) -> Model:
    """The form as `model`, as strictly checked as a JSON body. A field left empty counts as not given."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != FORM:
        raise ProblemError("unsupported-media-type", f"A form is sent as {FORM}.")
    try:
        sent = (await request.body()).decode("ascii")
        pairs = parse_qsl(sent, errors="strict", max_num_fields=MAX_FIELDS)
    except ValueError as error:
        raise ProblemError("malformed-request", "The form is not well-formed.") from error
    # Browsers end lines of a text area with CRLF; offsets count the line as one character.
    fields = {name: value.replace("\r\n", "\n") for name, value in pairs if value.strip()}
    try:
        return model.model_validate(fields)
    except ValidationError as error:
        raise RequestValidationError(error.errors()) from error
