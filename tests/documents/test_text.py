"""Bytes and HTML become the plain text that is read, or are refused with a reason."""

import pytest

from tracker.documents import plain_text, read_document
from tracker.documents.text import decode, looks_like_html
from tracker.errors import InvalidText


class TestDecode:
    def test_it_reads_utf8_with_and_without_a_mark(self) -> None:
        assert decode("naïve".encode()) == decode("naïve".encode("utf-8-sig")) == "naïve"

    def test_it_follows_a_utf16_mark(self) -> None:
        assert decode("until Friday".encode("utf-16")) == "until Friday"

    def test_it_names_the_byte_that_is_not_text(self) -> None:
        with pytest.raises(InvalidText, match="byte 2 cannot be read") as caught:
            decode("na\xefve".encode("cp1252"))
        assert "--encoding" in caught.value.hint

    def test_it_reads_the_encoding_it_is_told(self) -> None:
        assert decode("naïve".encode("cp1252"), "cp1252") == "naïve"

    def test_it_refuses_an_encoding_nobody_knows(self) -> None:
        with pytest.raises(InvalidText, match="No encoding is called 'klingon'"):
            decode(b"x", "klingon")


class TestPlainText:
    def test_it_leaves_prose_that_mentions_tags_alone(self) -> None:
        prose = "Use <b> for bold. By Friday, 3 < 4 must hold.\n"
        assert plain_text(prose).text == prose
        assert plain_text(prose).original is None

    def test_it_takes_the_words_out_of_a_page_and_keeps_the_page(self) -> None:
        page = (
            "<!DOCTYPE html><html><head><title>T</title><script>by('Friday')</script></head>"
            "<body><h1>Notice</h1><p>Pay <b>by\n Friday</b>.</p>Or else.<ul><li>one<li>two</ul></body></html>"
        )
        found = plain_text(page)
        assert found.text == "Notice\nPay by Friday.\nOr else.\none\ntwo\n"
        assert found.original == page

    def test_it_reads_a_pasted_fragment(self) -> None:
        assert plain_text("<p>Send it by <i>noon</i>.</p><p>Caf&eacute; &amp; bar</p>").text == (
            "Send it by noon.\nCafé & bar\n"
        )

    @pytest.mark.parametrize(
        "text", ["", " \n\t ", "<html><body></body></html>", "<html><!-- only a comment"]
    )
    def test_it_says_that_an_empty_document_is_empty(self, text: str) -> None:
        with pytest.raises(InvalidText, match="is empty"):
            plain_text(text)

    def test_it_refuses_binary_and_says_where(self) -> None:
        with pytest.raises(InvalidText, match="NUL character at offset 3"):
            plain_text("abc\0def")

    def test_it_refuses_half_a_character(self) -> None:
        with pytest.raises(InvalidText, match="lone surrogate.* at offset 1"):
            plain_text("a\ud800")

    def test_it_refuses_nesting_that_would_lose_words(self) -> None:
        with pytest.raises(InvalidText, match="nested too deeply"):
            plain_text("<html>" + "<div>" * 5000 + "by Friday")

    def test_it_tells_html_from_a_comparison(self) -> None:
        assert not looks_like_html("a <b and c> d, due by Friday")
        assert looks_like_html("  <!-- saved -->\n<html lang=en>")


class TestReadDocument:
    def test_it_refuses_more_bytes_than_the_limit(self) -> None:
        with pytest.raises(InvalidText, match="has 11 bytes; at most 10 are read") as caught:
            read_document(b"hello world", max_bytes=10)
        assert "max_document_bytes" in caught.value.hint

    def test_it_reads_front_matter_in_toml(self) -> None:
        data = b"""+++
published_at = 2025-08-06T16:00:00-04:00
timezone = "America/New_York"
genre = "contract"
[events]
"Effective Date" = 2025-03-01
+++

The Supplier shall pay.
"""
        found = read_document(data)
        assert found.text == "The Supplier shall pay.\n"
        assert found.published_at == "2025-08-06T16:00:00-04:00"
        assert (found.timezone, found.genre) == ("America/New_York", "contract")
        assert found.events == {"Effective Date": "2025-03-01"}

    def test_it_says_that_front_matter_never_ends(self) -> None:
        with pytest.raises(InvalidText, match="never ends"):
            read_document(b"+++\ntitle = 'x'\nbody")

    def test_it_says_what_is_wrong_in_front_matter(self) -> None:
        with pytest.raises(InvalidText, match=r"not TOML: .*line 1"):
            read_document(b"+++\ntitle = \n+++\nbody")
        with pytest.raises(InvalidText, match="title must be a text"):
            read_document(b"+++\ntitle = 3\n+++\nbody")

    def test_it_reads_a_saved_mail(self) -> None:
        data = (
            b"Message-ID: <1@example.org>\r\nFrom: Ada <ada@example.org>\r\nSubject: Draft\r\n"
            b"Date: Mon, 4 Aug 2025 09:30:00 +0200\r\n"
            b"Content-Type: text/plain; charset=utf-8\r\n\r\nI'll send it by Friday.\r\n"
        )
        found = read_document(data)
        assert found.text == "I'll send it by Friday.\n"
        assert found.published_at == "2025-08-04T09:30:00+02:00"
        assert (found.publisher, found.title, found.genre) == ("Ada <ada@example.org>", "Draft", "mail")
