"""Who may ask: keys, the open loopback, other sites' browsers, and the headers that bind our own pages.

Without keys and on loopback the service is open to whoever sits at the machine, and must not be open to
the web pages they visit: requests that name another host (DNS rebinding) or come from another origin
(cross-site forgery) are refused. As soon as one key exists, every request needs one.
"""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import urlsplit

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.context import Context
from api.problem_types import BY_NAME
from api.problems import problem_response

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    # same-origin rather than no-referrer: with the latter, browsers send `Origin: null` with our own forms.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def is_loopback(host: str) -> bool:
    """Whether a host name or literal address never leaves this machine."""
    bare = host.strip("[]").rstrip(".").lower()
    if bare == "localhost" or bare.endswith(".localhost"):
        return True
    try:
        return ip_address(bare).is_loopback
    except ValueError:
        return False


def host_name(header: str) -> str:
    """The host of a Host header, without its port; empty when it cannot be read."""
    try:
        return urlsplit(f"//{header}").hostname or ""
    except ValueError:
        return ""


def came_from_elsewhere(request: Request) -> bool:
    """Whether a browser sent this changing request for a page of another origin.

    Browsers say so in Sec-Fetch-Site; older ones only in Origin. A request with neither is no browser's.
    """
    if request.method in SAFE_METHODS:
        return False
    if site := request.headers.get("sec-fetch-site"):
        return site not in {"same-origin", "none"}
    origin = request.headers.get("origin")
    return origin is not None and urlsplit(origin).netloc != request.headers.get("host")


class Guard:
    """ASGI middleware: refuses wrong hosts and other origins, and sets the security headers."""

    def __init__(self, app: ASGIApp, context: Context) -> None:
        self.app = app
        self.context = context

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope, receive)
        refused = self._refusal(request)
        answer = (
            self.app
            if refused is None
            else problem_response(request, BY_NAME[refused], BY_NAME[refused].meaning)
        )
        await answer(scope, receive, _with_headers(send))

    def _refusal(self, request: Request) -> str | None:
        if not self._host_is_ours(host_name(request.headers.get("host", ""))):
            return "misdirected-request"
        return "cross-origin" if came_from_elsewhere(request) else None

    def _host_is_ours(self, host: str) -> bool:
        settings = self.context.settings
        if host in settings.allowed_hosts or is_loopback(host):
            return True
        return not is_loopback(settings.host) and not settings.allowed_hosts


def _with_headers(send: Send) -> Send:
    async def send_with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return send_with_headers
