"""Digests as people read them, and hostile words in them."""

from __future__ import annotations

import json

import pytest
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser

from tests.digest.samples import EDITION, SEVEN, digest_of, happening, looking_up
from tracker.digest import Source, build, to_html, to_markdown

HOSTILE = "<script>alert(1)</script> **bold** [x](javascript:alert(1)) & `code` | - 1. #"


def test_it_reads_as_markdown() -> None:
    source = Source("The Courier", "Deadline set", "https://courier.test/1", None)
    own_word = {
        "waits": "own word",
        "reason": None,
        "effect": "done",
        "speaker": "Moscow",
        "quote": "It is done.",
    }

    text = to_markdown(digest_of(sources=(source,), awaiting_review=[own_word]), site="http://tracker.test")

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
        "  - <http://tracker.test/commitments/1>\n"
        "\n"
    )


def test_it_reads_as_html() -> None:
    tree = LexborHTMLParser(to_html(digest_of(), site="http://tracker.test"))

    assert [heading.text() for heading in tree.css("h2")] == ["Missed (1)"]
    item = tree.css_first("li")
    assert item is not None
    assert "Russia: show real progress (ultimatum)" in item.text()
    assert "no fulfilment recorded" in item.text()
    link = item.css_first("a")
    assert link is not None
    assert link.attributes["href"] == "http://tracker.test/commitments/1"


def test_it_can_be_set_into_a_page() -> None:
    fragment = to_html(digest_of(), fragment=True)

    assert fragment.lstrip().startswith("<article")
    assert "<html" not in fragment


@pytest.mark.parametrize("field", ["committer", "action", "basis"])
def test_it_never_lets_words_become_markup(field: str) -> None:
    digest = digest_of(sources=(), **{field: HOSTILE})

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
    digest = digest_of(sources=(Source(None, "A story", url, None),))

    assert [link.attributes["href"] for link in LexborHTMLParser(to_html(digest)).css("a")] == [
        "/commitments/1"
    ]
    assert not LexborHTMLParser(MarkdownIt("commonmark").render(to_markdown(digest))).css("a")


def test_it_keeps_a_web_address_from_ending_its_link() -> None:
    digest = digest_of(sources=(Source(None, "A story", "https://a.test/> <b>(x)", None),))

    links = LexborHTMLParser(MarkdownIt("commonmark").render(to_markdown(digest))).css("a")

    assert [link.attributes["href"] for link in links] == ["https://a.test/%3E%20%3Cb%3E%28x%29"]


def test_it_says_so_when_there_is_nothing_to_report() -> None:
    empty = build(EDITION, SEVEN, [], [], [], looking_up())

    assert "Nothing to report" in to_markdown(empty)
    assert "Nothing to report" in to_html(empty)


def test_it_says_how_many_lines_were_left_out() -> None:
    digest = digest_of(*(happening("lapsed", count) for count in range(1, 204)))

    assert "3 more are not listed here." in to_markdown(digest)
    assert "3 more are not listed here." in to_html(digest)


def test_it_becomes_json() -> None:
    told = json.loads(json.dumps(digest_of().to_dict()))

    assert told["date"] == "2025-08-09"
    assert told["since"] == "2025-08-08T07:00:00-04:00"
    assert told["counts"]["missed"] == 1
    assert told["sections"][0]["lines"][0]["action"] == "show real progress"
