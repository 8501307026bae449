"""The words of pointers. Lemmas, lowercase."""

from __future__ import annotations

from tracker.commitments.frames.frame import words
from tracker.commitments.statement_words import DEADLINES, EXTENDABLE_TIME

KEPT_UP = words(
    "armistice ban blockade boycott ceasefire cease-fire curfew embargo exemption freeze grace halt "
    "lockdown moratorium pause reprieve stay suspension truce waiver"
)
"""What is kept up until it ends."""
DATED_THINGS = (DEADLINES - words("date due schedule target timeline timetable")) | words("ultimatum")
MADE_BY = words(
    "commitment deadline demand guarantee order pledge promise request threat ultimatum undertaking vow "
    "warning"
)
POINTING = KEPT_UP | DATED_THINGS | MADE_BY | EXTENDABLE_TIME
"""Nouns that stand for a commitment, or for its deadline."""

ENDING = words("approach arrive elapse end expire fall lapse loom near pass reach run terminate")
LASTING = words("apply continue hold last remain stand")
ENDS = words("close conclusion end eve expiration expiry lapse passing termination")
LEADING_UP = words("ahead before past toward towards until")
MAKING = words("announce declare deliver give impose issue lay make present put send set")
OBSERVING = words(
    "abide accept adhere beat comply defy fulfil fulfill honor honour ignore keep maintain meet miss observe "
    "obey reject respect satisfy uphold violate"
)
MOODS = words("will would 'll may might could should can must shall to")
STANDING = words(
    "current earlier existing extended fragile impending latest looming ongoing original present previous "
    "self-imposed shaky temporary uneasy"
)

COMING_BACK = words("resume restart return resumption reopening reopen")
SUSPENDED_ACTS = words(
    "collection collections construction deduction delivery deployment deportation drilling enforcement "
    "eviction execution export fighting fire flight foreclosure funding import interest operation payment "
    "production repayment sale service shipment strike talk tariff test testing"
)

GATHERINGS = words(
    "auction ballot ceremony conference election exchange handover hearing inauguration launch meeting "
    "referendum selection signing summit trial vote"
)
APPOINTED = words("appoint fix hold plan schedule set slate")

UNDERTAKINGS = words(
    "cleanup construction delivery demobilisation demobilization deployment disarmament dismantlement "
    "dismantling evacuation exchange handover implementation migration payment pull-out pullback pullout "
    "release removal repair repayment rollout surrender transfer transition withdrawal"
)
"""Acts named by a noun, which take time and can be on their way."""
GOING = words(
    "ahead behind complete delayed fast incomplete late long near overdue quick slow stalled track "
    "underway way"
)
