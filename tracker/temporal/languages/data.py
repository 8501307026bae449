"""What a language file says: words by class, and patterns for the orders it writes things in.

Alternatives are separated by `|`, the words of a phrase joined by `_`, as in all patterns.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class LanguageData:
    """The words of one language.

    `months`, `weekdays` and `units` list every form a word takes. `relative` maps "unit:shift" to phrases
    ("week:1": "nächste_woche"). `day_month`, `year_first` and `clocks` are patterns over `<dom>`, `<month>`,
    `<year4>`, `<hour>` and `<sixty>`. `wholes` are the units as they stand after "end of". `joints` may stand
    between a day and its clock time. `common` are frequent words by which the language is
    recognised. `weekday_patterns` spell weekdays that are more than one token.
    """

    code: str
    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    units: Mapping[str, str]
    numbers: Mapping[int, str]
    day_month: tuple[str, ...]
    clocks: tuple[str, ...]
    relative: Mapping[str, str]
    operators: Mapping[str, str]
    common: str
    year_first: tuple[str, ...] = ()
    next_weekday: tuple[str, ...] = ()
    last_weekday: tuple[str, ...] = ()
    end_of: str = ""
    start_of: str = ""
    wholes: Mapping[str, str] = field(default_factory=dict)
    articles: str = ""
    joints: str = ","
    day_parts: Mapping[str, str] = field(default_factory=dict)
    points: Mapping[str, str] = field(default_factory=dict)
    after_words: str = ""
    stop_words: str = ""
    month_before_year: str = ""
    weekday_patterns: Mapping[int, str] = field(default_factory=dict)
    suffix: bool = False  # operators stand behind the time, as in Japanese and Chinese
