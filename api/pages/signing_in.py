"""How a person shows their key to the pages: once, in a form; then it travels in a cookie.

The cookie holds the key itself: no script can read it, no other site can send it, and a revoked key is
refused wherever it is held.
"""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, FastAPI, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from pydantic import Field

from api.auth import SESSION_COOKIE, Caller, caller_of, key_sent
from api.context import Ctx
from api.forms import form_of
from api.pages.acting import local_path, seen
from api.pages.render import page
from api.schemas.values import Input

router = APIRouter(include_in_schema=False)

SESSION_SECONDS = 12 * 3600


class SignInNeeded(Exception):  # it is no error, only the way to the form
    """Whoever asks for a page has shown no key."""


def require_reader(request: Request, context: Ctx) -> Caller:
    """As `require_caller`, for pages: sends whoever has no key to the form that asks for one."""
    caller = caller_of(context, key_sent(request))
    if caller is None:
        raise SignInNeeded
    return caller


async def _to_the_form(request: Request, _needed: Exception) -> Response:
    back = request.url.path if request.method == "GET" else "/"
    return RedirectResponse(f"/sign-in?{urlencode({'back': back})}", 303)


def install(app: FastAPI) -> None:
    """Register the redirect to the form."""
    app.add_exception_handler(SignInNeeded, _to_the_form)


class SignInForm(Input):
    username: str = ""  # for browsers' keepers of passwords
    key: Annotated[str, Field(max_length=200)]
    back: Annotated[str, Field(max_length=500)] = "/"


@router.get("/sign-in")
def form(request: Request, back: str = "/") -> HTMLResponse:
    return page(request, "sign_in.html", back=local_path(back), refused=False)


@router.post("/sign-in")
def sign_in(
    request: Request, sent: Annotated[SignInForm, Depends(form_of(SignInForm))], context: Ctx
) -> Response:
    back = local_path(sent.back)
    if caller_of(context, sent.key.strip()) is None:
        return page(request, "sign_in.html", status_code=401, back=back, refused=True)
    answer = seen(back)
    answer.set_cookie(
        SESSION_COOKIE,
        sent.key.strip(),
        max_age=SESSION_SECONDS,
        httponly=True,
        samesite="strict",
        secure=request.url.scheme == "https",
    )
    return answer


@router.post("/sign-out")
def sign_out() -> Response:
    answer = seen("/sign-in")
    answer.delete_cookie(SESSION_COOKIE, httponly=True, samesite="strict")
    return answer
