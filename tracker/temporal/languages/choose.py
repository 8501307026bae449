"""Recognition in the language of a text: the one named, else the one detected."""

from __future__ import annotations

from collections.abc import Iterator

from tracker.temporal.languages.build import CODES, language_of
from tracker.temporal.languages.by_dateparser import check_language, recognise_dates
from tracker.temporal.languages.detect import detect
from tracker.temporal.recognise import Found, english_language, recognise


def recognise_in(text: str, code: str | None) -> Iterator[Found]:
    """Every time of `text`, read as language `code` ("de", "pt-BR") or as the one it seems to be in.

    Languages without a data file are left to dateparser; InvalidInput is raised for what it does not know.
    """
    chosen = detect(text) if code is None else code.lower().replace("_", "-").split("-")[0]
    if chosen == "en":
        return recognise(text, english_language())
    if chosen in CODES:
        return recognise(text, language_of(chosen))
    check_language(chosen)
    return recognise_dates(text, chosen)
