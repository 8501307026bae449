"""Digests as people read them, and hostile words in them."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser

from tests.digest.samples import commitment
from tracker.digest import Digest, Edition, Happening, build, to_html, to_markdown

EDITION = Edition(date(2025, 8, 9), "America/New_York")
NOW = datetime(2025, 8, 9, 11, tzinfo=UTC)
HOSTILE = "<script>alert(1)</script> **bold** [x](javascript:alert(1)) & `code` | - 1. #"


def digest_of(**changes: Any) -> Digest:
    view = commitment(status="missed", basis="no fulfilment recorded") | changes
    return build(EDITION, NOW, [Happening("lapsed", NOW, False, view)], [])


def test_it_reads_as_markdown() -> None:
    text = to_markdown(
        digest_of(
            sightings=[
                {"publisher": "The Courier", "title": "Deadline set", "url": "https://courier.test/1"}
            ],
            awaiting_review=[{"quote": "It is done.", "speaker": "Moscow", "effect": "done", "reason": None}],
        )
    )

    assert text == (
        "# Deadlines on 2025-08-09\n"
        "\n"
        "Times are in America/New\\_York.\n"
        "\n"
        "## Missed (1)\n"
        "\n"
        "- **Russia**: show real progress (ultimatum)\n"
        "  - Due: end of Fri 8 Aug 2025\n"
        "  - Status: missed, no fulfilment recorded\n"
        "  - Source: Deadline set, The Courier (<https://courier.test/1>)\n"
        "  - Waits for review: Moscow says it was done: “It is done.”\n"
        "\n"
    )


def test_it_reads_as_html() -> None:
    tree = LexborHTMLParser(to_html(digest_of(url="http://localhost/commitments/c1")))

    assert [heading.text() for heading in tree.css("h2")] == ["Missed (1)"]
    item = tree.css_first("li")
    assert item is not None
    assert "Russia: show real progress (ultimatum)" in item.text()
    assert "no fulfilment recorded" in item.text()
    link = item.css_first("a")
    assert link is not None
    assert link.attributes["href"] == "http://localhost/commitments/c1"


def test_it_can_be_set_into_a_page() -> None:
    fragment = to_html(digest_of(), fragment=True)

    assert fragment.lstrip().startswith("<article")
    assert "<html" not in fragment


@pytest.mark.parametrize("field", ["committer", "action", "basis"])
def test_it_never_lets_words_become_markup(field: str) -> None:
    digest = digest_of(**{field: HOSTILE})

    tree = LexborHTMLParser(to_html(digest))
    assert not tree.css("script")
    assert HOSTILE in tree.text()

    shown = MarkdownIt("commonmark").render(to_markdown(digest))
    assert HOSTILE in LexborHTMLParser(shown).text()
    assert not LexborHTMLParser(shown).css("script, a, code, em")


@pytest.mark.parametrize(
    "words", ["1. first", "- item", "# head", "+ plus", "two\n\n# lines", "a  \nb", "1) x", "~~~"]
)
def test_it_never_lets_words_begin_a_block(words: str) -> None:
    shown = LexborHTMLParser(MarkdownIt("commonmark").render(to_markdown(digest_of(action=words))))

    assert len(shown.css("h1, h2")) == 2
    assert len(shown.css("ul")) == 2
    assert not shown.css("ol, pre, hr, br")


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "//evil.test/x", "http://[", "mailto:a@b"]
)
def test_it_makes_a_link_of_web_addresses_only(url: str) -> None:
    digest = digest_of(sightings=[{"publisher": None, "title": "A story", "url": url}])

    assert not LexborHTMLParser(to_html(digest)).css("a")
    assert not LexborHTMLParser(MarkdownIt("commonmark").render(to_markdown(digest))).css("a")


def test_it_keeps_a_web_address_from_ending_its_link() -> None:
    digest = digest_of(sightings=[{"publisher": None, "title": "A story", "url": "https://a.test/> <b>(x)"}])

    links = LexborHTMLParser(MarkdownIt("commonmark").render(to_markdown(digest))).css("a")

    assert [link.attributes["href"] for link in links] == ["https://a.test/%3E%20%3Cb%3E%28x%29"]


def test_it_says_so_when_there_is_nothing_to_report() -> None:
    empty = build(EDITION, NOW, [], [])

    assert "Nothing to report" in to_markdown(empty)
    assert "Nothing to report" in to_html(empty)


def test_it_says_how_many_lines_were_left_out() -> None:
    many = [Happening("lapsed", NOW, False, commitment(f"c{number}")) for number in range(203)]
    digest = build(EDITION, NOW, many, [])

    assert "3 more are not listed here." in to_markdown(digest)
    assert "3 more are not listed here." in to_html(digest)


def test_it_becomes_json() -> None:
    told = json.loads(json.dumps(digest_of().to_dict()))

    assert told["date"] == "2025-08-09"
    assert told["since"] == "2025-08-08T07:00:00-04:00"
    assert told["counts"]["missed"] == 1
    assert told["sections"][0]["lines"][0]["action"] == "show real progress"
