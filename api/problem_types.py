"""Every kind of problem the API answers with: the table behind the errors, their pages and OpenAPI.

A problem's `type` is the path of its page, `/problems/<name>`, and never changes once published.
"""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus

from tracker import errors


@dataclass(frozen=True, slots=True)
class ProblemType:
    """One kind of problem: what it is called, what it means, and what its reader should do."""

    name: str
    status: HTTPStatus
    title: str
    meaning: str
    remedy: str
    raised_by: type[errors.TrackerError] | None = None

    @property
    def path(self) -> str:
        """The stable URI reference that stands in `type` (RFC 9457, section 3.1.1)."""
        return f"/problems/{self.name}"


PROBLEM_TYPES: tuple[ProblemType, ...] = (
    ProblemType(
        "malformed-request",
        HTTPStatus.BAD_REQUEST,
        "The request cannot be parsed",
        "The body is not well-formed JSON, or the request as a whole makes no sense.",
        "Send UTF-8 JSON with the Content-Type application/json.",
    ),
    ProblemType(
        "unauthorized",
        HTTPStatus.UNAUTHORIZED,
        "A key is needed",
        "The request carries no key, or one that is not known or was revoked.",
        "Send `Authorization: Bearer <key>`. `tracker keys create` makes one.",
    ),
    ProblemType(
        "cross-origin",
        HTTPStatus.FORBIDDEN,
        "The request came from another site",
        "A browser sent a changing request on behalf of a page of another origin.",
        "Send it from a page of this service, or from a program with a key.",
    ),
    ProblemType(
        "not-found",
        HTTPStatus.NOT_FOUND,
        "There is nothing here",
        "Nothing is stored under that id or name, or the path does not exist.",
        "Check the id; the lists show those that exist.",
        errors.NotFound,
    ),
    ProblemType(
        "method-not-allowed",
        HTTPStatus.METHOD_NOT_ALLOWED,
        "The path does not take that method",
        "The path exists, but not with the method that was used.",
        "The Allow header lists the methods it takes.",
    ),
    ProblemType(
        "not-acceptable",
        HTTPStatus.NOT_ACCEPTABLE,
        "No representation fits",
        "The Accept header names only media types that the resource does not come in.",
        "Ask for one of the types in the detail, or leave the header out.",
    ),
    ProblemType(
        "conflict",
        HTTPStatus.CONFLICT,
        "The stored state does not allow it",
        "What was asked contradicts what is stored: already void, already decided, still in work.",
        "Read the resource again and decide anew.",
        errors.Conflict,
    ),
    ProblemType(
        "precondition-failed",
        HTTPStatus.PRECONDITION_FAILED,
        "It changed meanwhile",
        "The If-Match header names a version that is no longer the present one.",
        "Read the resource again, look at what changed, and send the new ETag.",
    ),
    ProblemType(
        "too-large",
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        "The request is too large",
        "The body is longer than this path takes.",
        "Split the document, or raise the setting max_document_bytes.",
    ),
    ProblemType(
        "unsupported-media-type",
        HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
        "The body's media type is not taken here",
        "The Content-Type names a format that this path does not read.",
        "Send application/json.",
    ),
    ProblemType(
        "misdirected-request",
        HTTPStatus.MISDIRECTED_REQUEST,
        "The request names another host",
        "Without keys the service answers only to loopback names, so that no web page can reach it "
        "by pointing a name of its own at this machine.",
        "Use http://127.0.0.1, or name the host in the setting allowed_hosts.",
    ),
    ProblemType(
        "invalid-input",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "A value cannot be used",
        "The request is well-formed, but a field is missing, unknown, or holds what cannot be read.",
        "`field` names it and `hint` says what to do; `errors` lists every such field.",
        errors.InvalidInput,
    ),
    ProblemType(
        "invalid-text",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "The document is not readable text",
        "The text is empty, binary, wrongly encoded, or longer than the configured limit.",
        "Send the plain text or HTML of the document.",
        errors.InvalidText,
    ),
    ProblemType(
        "invalid-time",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "The date or instant does not exist",
        "A date such as 30 February, a local time without an offset, or a year outside 1 to 9998.",
        "Send a date (2025-08-06) or an RFC 3339 instant with its offset (2025-08-06T16:00:00-04:00).",
        errors.InvalidTime,
    ),
    ProblemType(
        "unknown-zone",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "No such timezone",
        "The timezone is not in the IANA database.",
        "Use a name such as America/New_York.",
        errors.UnknownZone,
    ),
    ProblemType(
        "unknown-policy",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "No such policy",
        "The name or value is not in the table of policies.",
        "The documentation of time policies lists each with its values.",
        errors.UnknownPolicy,
    ),
    ProblemType(
        "idempotency-key-reused",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "The Idempotency-Key was used for another request",
        "The same key came before with another path or body.",
        "Use a fresh key for each new request; repeat one only with the very same request.",
    ),
    ProblemType(
        "internal-error",
        HTTPStatus.INTERNAL_SERVER_ERROR,
        "Something went wrong on our side",
        "The service failed in a way nobody foresaw. Nothing of the request was stored.",
        "Try again; if it stays, report it with the request's id, which the log carries too.",
    ),
    ProblemType(
        "unavailable",
        HTTPStatus.SERVICE_UNAVAILABLE,
        "Something the service needs does not answer",
        "The database or another service it stands on is out of reach for now.",
        "Try again after the number of seconds in Retry-After.",
        errors.Unavailable,
    ),
)

BY_NAME = {problem.name: problem for problem in PROBLEM_TYPES}
BY_STATUS: dict[int, ProblemType] = {}
for _problem in PROBLEM_TYPES:
    BY_STATUS.setdefault(_problem.status.value, _problem)


def type_of(error: errors.TrackerError) -> ProblemType:
    """The problem type of a domain error: that of its nearest class in the table."""
    for cls in type(error).__mro__:
        for problem in PROBLEM_TYPES:
            if problem.raised_by is cls:
                return problem
    return BY_NAME["internal-error"]
