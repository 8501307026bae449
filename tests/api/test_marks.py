"""Highlighting: nothing of the text is lost, doubled or let through unescaped."""

from __future__ import annotations

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from api.pages.marks import Span, highlighted, quote_with_deadline

texts = st.text(alphabet="ab<>&\"' é😀", max_size=40)
spans = st.lists(st.builds(Span, st.integers(-2, 42), st.integers(-2, 42), st.sampled_from(["", "deadline"])))


@given(texts, spans)
def test_it_shows_exactly_the_text_whatever_is_marked(text: str, given_spans: list[Span]) -> None:
    html = str(highlighted(text, given_spans))
    assert unescape(re.sub(r"</?mark[^>]*>", "", html)) == text


@given(texts, spans)
def test_it_closes_each_mark_before_it_opens_the_next(text: str, given_spans: list[Span]) -> None:
    tags = re.findall(r"<(/?)mark", str(highlighted(text, given_spans)))
    assert tags == ["", "/"] * (len(tags) // 2)


def test_it_marks_the_deadline_inside_a_quote() -> None:
    html = quote_with_deadline("Russia has until Friday to act", "until Friday")
    assert html == 'Russia has <mark class="deadline">until Friday</mark> to act'


def test_it_prefers_the_innermost_of_nested_spans() -> None:
    html = highlighted("abc", [Span(0, 3, href="/x"), Span(1, 2, "deadline")])
    assert html == (
        '<mark><a href="/x">a</a></mark><mark class="deadline">b</mark><mark><a href="/x">c</a></mark>'
    )


def test_it_escapes_a_quote_without_a_deadline() -> None:
    assert quote_with_deadline("<b>", None) == "&lt;b&gt;"
