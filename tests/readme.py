"""The generated parts of README.md: real output and every setting. `python -m tests.readme` renews them."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from datetime import datetime
from pathlib import Path

from seeds.loader import load_seeds
from tracker.commitments import Commitment, extract
from tracker.settings import ENVIRONMENT_PREFIX, Settings

README = Path(__file__).parents[1] / "README.md"
STORY = "ultimatum-wire"


def found_in_the_story() -> str:
    """The commitments of one seed document, as a table."""
    document = next(seed.document for seed in load_seeds() if seed.name == STORY)
    rows = ["| words | who | must do what | late from |", "| --- | --- | --- | --- |"]
    rows += [
        f"| {_words(found)} | {_who(found)} | {_what(found)} | {_late_from(found)} |"
        for found in extract(document.text, document.published_at, timezone=document.timezone)
    ]
    return "\n".join(rows)


def settings_table() -> str:
    """Every setting with its default and what it is for."""
    rows = ["| variable | default | what it is for |", "| --- | --- | --- |"]
    for name, field in Settings.model_fields.items():
        default = (
            "in the user's data directory"
            if name == "database_url"
            else _shown(field.get_default(call_default_factory=True))
        )
        rows.append(f"| `{ENVIRONMENT_PREFIX}{name.upper()}` | {default} | {field.description} |")
    return "\n".join(rows)


PARTS = {"story": found_in_the_story, "settings": settings_table}


def generated(text: str) -> str:
    """The README with every generated part as it should be now."""
    text = re.sub(r"^```console\n.*?^```", _with_output, text, flags=re.S | re.M)
    for name, make in PARTS.items():
        before, begin, rest = text.partition(f"<!-- {name} -->\n")
        _, end, after = rest.partition("<!-- end -->")
        assert begin and end, f"README.md has no place for {name}"
        text = f"{before}{begin}{make()}\n{end}{after}"
    return text


def _with_output(block: re.Match[str]) -> str:
    """A console block with each command's real output below it."""
    commands = re.findall(r"^\$ .+$", block[0], flags=re.M)
    tracker = str(Path(sys.executable).with_name("tracker"))
    lines = ["```console"]
    for command in commands:
        line = command[2:].replace("| tracker ", f"| {shlex.quote(tracker)} ")
        done = subprocess.run(line, shell=True, capture_output=True, text=True, check=True, timeout=120)
        lines += [command, done.stdout.rstrip("\n")]
    return "\n".join([*lines, "```"])


def _words(found: Commitment) -> str:
    if found.deadline_text is None or found.deadline_start_char is None or found.deadline_end_char is None:
        return f"“{found.quote}”"
    at = found.deadline_start_char - found.start_char
    until = found.deadline_end_char - found.start_char
    return f"“{found.quote[:at]}**{found.quote[at:until]}**{found.quote[until:]}”".replace("\n", " ")


def _who(found: Commitment) -> str:
    imposer = f"<br>demanded by {found.imposer}" if found.imposer else ""
    return f"{found.committer or 'nobody named'}{imposer}"


def _what(found: Commitment) -> str:
    extra = [found.kind.value]
    if found.condition:
        extra.append(f"if {found.condition}")
    if found.consequence:
        extra.append(f"or else: {found.consequence}")
    return "<br>".join([found.action, *(f"*{line}*" for line in extra)])


def _late_from(found: Commitment) -> str:
    said = found.to_dict()
    if found.awaits_event:
        return f"waits for *{found.awaits_event}*"
    if found.due is None:
        opens = f"not before {_time(said['earliest'])}" if found.earliest else ""
        return f"open<br>{opens}" if opens else "open"
    return _time(said["due"])


def _time(value: str) -> str:
    at = datetime.fromisoformat(value)
    offset = at.strftime("%z")
    return f"{at:%a} {at.day} {at:%b %Y, %H:%M} {offset[:3]}:{offset[3:]}"


def _shown(default: object) -> str:
    if default is None or default == () or default == {}:
        return "none"
    return f"`{default}`"


if __name__ == "__main__":
    README.write_text(generated(README.read_text()))
