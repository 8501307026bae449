"""docs/times.md, written from the rules, operators, policies and flags.

python -m tests.temporal.times_page      writes the page
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

from tests.temporal.helpers import INSTANT, NEW_YORK, local
from tracker.temporal import find_times
from tracker.temporal.flags import FLAGS
from tracker.temporal.grammar import Rule
from tracker.temporal.languages.build import CODES
from tracker.temporal.operators import OPERATORS
from tracker.temporal.policies import GENRES, POLICIES, REVIEW_DAYS
from tracker.temporal.rules import THEMES

PAGE = Path(__file__).resolve().parents[2] / "docs" / "times.md"
OPENING = """# Times

<!-- Written by `python -m tests.temporal.times_page`; change the rules, not this page. -->

`find_times(text, reference)` finds every time expression of a text and resolves it. Three steps, each of
which can be read and tested alone:

1. Recognition turns words into *expressions*: small immutable values that print themselves
   (`str(expression)`), turn into JSON and back (`to_dict`, `Expression.from_dict`) and compare equal. No date
   is involved yet.
2. The document's view fills in what the text around them settles: which way a bare weekday looks, what
   "that date" means, the saying that a duration counts from.
3. Resolution, `resolve(expression, reference, …)`, is a pure function to the interval `[earliest, due)`, the
   TIMEX3 value, flags and the trace. It runs again, without the text, when an event becomes known or a
   policy changes.

All examples on this page are read on Wednesday 6 August 2025, 16:00 in New York, and are run by the tests.
An open end is a dash.
"""


def page() -> str:
    parts = [OPENING, *operators(), *policies(), *reviews(), *flags(), *languages(), "\n## Rules\n"]
    for theme in THEMES:
        parts += rules_of(theme)
    return "\n".join(parts).rstrip() + "\n"


def operators() -> Iterator[str]:
    yield "\n## Operators\n"
    yield "X is the time, D a duration, R the reference.\n"
    yield "| operator | what it makes of the time |\n| --- | --- |"
    for name, apply in OPERATORS.items():
        yield f"| `{name}` | {cell(inspect.getdoc(apply) or '')} |"


def policies() -> Iterator[str]:
    yield "\n## Policies\n"
    yield "Each settles one choice between fair readings; set them with `policies={name: value}`.\n"
    yield "| policy | settles | values | default |\n| --- | --- | --- | --- |"
    for policy in POLICIES.values():
        values = "; ".join(f"`{value}`: {meaning}" for value, meaning in policy.values.items())
        differing = [genre for genre in GENRES if genre in policy.by_genre]
        by_genre = f", `{policy.by_genre[differing[0]]}` in {', '.join(differing)}" if differing else ""
        yield f"| `{policy.name}` | {cell(policy.about)} | {cell(values)} | `{policy.default}`{by_genre} |"


def reviews() -> Iterator[str]:
    yield "\n## When to look again\n"
    yield "A time without a due gets `review_at`, days after the reference; set with `review_<name>`.\n"
    yield "| word or unit | days |\n| --- | --- |"
    yield from (f"| {name} | {days} |" for name, days in REVIEW_DAYS.items())


def flags() -> Iterator[str]:
    yield "\n## Flags\n"
    yield "| flag | meaning |\n| --- | --- |"
    yield from (f"| `{name}` | {meaning} |" for name, meaning in FLAGS.items())


def languages() -> Iterator[str]:
    yield "\n## Languages\n"
    yield f"English in full; deadline phrases of {', '.join(CODES)} from a data file each in"
    yield "`tracker/temporal/languages`; whole dates of other languages through dateparser. The language is"
    yield "detected, or given as `language`."


def rules_of(theme: ModuleType) -> Iterator[str]:
    """The rules of one theme that have examples, with what these come to."""
    yield f"\n### {(theme.__doc__ or '').strip().splitlines()[0]}\n"
    yield "| rule | example | TIMEX3 | earliest | due |\n| --- | --- | --- | --- | --- |"
    for rule in theme.RULES:
        yield from (row(rule, text) for text in rule.examples)


def row(rule: Rule, text: str) -> str:
    (found,) = find_times(text, INSTANT, timezone=NEW_YORK)
    value = f"{found.type} `{found.value}`" + (f" {found.mod}" if found.mod else "")
    due = local(found.due) or (f"awaits “{found.awaits_event}”" if found.awaits_event else found.recurrence)
    return f"| {cell(rule.name)} | {cell(text)} | {value} | {local(found.earliest) or '–'} | {due or '–'} |"


def cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|").replace("<", "&lt;")


def main() -> None:
    PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
