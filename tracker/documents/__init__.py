"""From what people hand in (bytes, HTML, mail, front matter) to the plain text that is read and stored."""

from tracker.documents.front_matter import split_front_matter
from tracker.documents.reading import SourceDocument, read_document
from tracker.documents.text import PlainText, plain_text

__all__ = ["PlainText", "SourceDocument", "plain_text", "read_document", "split_front_matter"]
