"""Digests as people read them, and hostile words in them."""

from __future__ import annotations

import json

import pytest
from lxml import html
from markdown_it import MarkdownIt

from tests.digest.samples import EDITION, SEVEN, digest_of, happening, looking_up
from tracker.digest import Source, build, to_html, to_markdown

HOSTILE = "<script>alert(1)</script> **bold** [x](javascript:alert(1)) & `code` | - 1. #"


class Page:
    """A rendered page as a browser would see it."""

    def __init__(self, text: str) -> None:
        self._root = html.document_fromstring(text)

    def text(self) -> str:
        return str(self._root.text_content())

    def all(self, *tags: str) -> list[html.HtmlElement]:
        return list(self._root.iter(*tags))


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
    tree = Page(to_html(digest_of(), site="http://tracker.test"))

    assert [heading.text_content() for heading in tree.all("h2")] == ["Missed (1)"]
    (item, *_) = tree.all("li")
    assert "Russia: show real progress (ultimatum)" in item.text_content()
    assert "no fulfilment recorded" in item.text_content()
    (link, *_) = item.iter("a")
    assert link.get("href") == "http://tracker.test/commitments/1"


def test_it_can_be_set_into_a_page() -> None:
    fragment = to_html(digest_of(), fragment=True)

    assert fragment.lstrip().startswith("<article")
    assert "<html" not in fragment


@pytest.mark.parametrize("field", ["committer", "action", "basis"])
def test_it_never_lets_words_become_markup(field: str) -> None:
    digest = digest_of(sources=(), **{field: HOSTILE})

    tree = Page(to_html(digest))
    assert not tree.all("script")
    assert HOSTILE in tree.text()

    shown = MarkdownIt("commonmark").render(to_markdown(digest))
    assert HOSTILE in Page(shown).text()
    assert not Page(shown).all("script", "a", "code", "em")


@pytest.mark.parametrize(
    "words", ["1. first", "- item", "# head", "+ plus", "two\n\n# lines", "a  \nb", "1) x", "~~~"]
)
def test_it_never_lets_words_begin_a_block(words: str) -> None:
    shown = Page(MarkdownIt("commonmark").render(to_markdown(digest_of(action=words))))

    assert len(shown.all("h1", "h2")) == 2
    assert len(shown.all("ul")) == 2
    assert not shown.all("ol", "pre", "hr", "br")


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "//evil.test/x", "http://[", "mailto:a@b"]
)
def test_it_makes_a_link_of_web_addresses_only(url: str) -> None:
    digest = digest_of(sources=(Source(None, "A story", url, None),))

    assert [link.get("href") for link in Page(to_html(digest)).all("a")] == ["/commitments/1"]
    assert not Page(MarkdownIt("commonmark").render(to_markdown(digest))).all("a")


def test_it_keeps_a_web_address_from_ending_its_link() -> None:
    digest = digest_of(sources=(Source(None, "A story", "https://a.test/> <b>(x)", None),))

    links = Page(MarkdownIt("commonmark").render(to_markdown(digest))).all("a")

    assert [link.get("href") for link in links] == ["https://a.test/%3E%20%3Cb%3E%28x%29"]


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
