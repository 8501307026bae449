"""The words of statements: what is said of earlier commitments, and how surely. Lemmas, lowercase."""

from __future__ import annotations

from tracker.commitments.frames.frame import words

# ── Saying ──────────────────────────────────────────────────────────────────────────────────────────

SAYING = words(
    "acknowledge add admit announce argue assure boast celebrate certify complain concede conclude "
    "confirm declare demonstrate determine disclose emerge emphasise emphasize establish explain find "
    "happen hear hold indicate inform insist know learn maintain mean note notify post prove recall "
    "regret reiterate reply report reveal rule say see show state stress tell testify transpire turn "
    "tweet verify warn welcome write"
)
CLAIMING = words("allege assert assume believe claim contend guess imply suggest suspect think understand")
# What stands under these is wished, feared or refused, not told.
NOT_TELLING = words(
    "agree anticipate ask call demand deny doubt ensure expect fear forecast hope imagine insist_on "
    "order plan pledge pray predict pretend promise propose recommend request require threaten urge vow "
    "want wish wonder"
)
CLAIMS = words("allegation belief claim impression rumor rumour speculation suggestion suspicion theory")
NO_FACTS = words(
    "chance condition demand denial doubt expectation fear hope idea possibility prospect request risk"
)

HEDGES = words(
    "allegedly apparently arguably conceivably likely maybe ostensibly perhaps possibly potentially "
    "presumably probably purportedly reportedly seemingly supposedly"
)
SEEMING = words("appear look seem")
TOLD_OF = words("allege believe claim know report rumor rumour say think understand")  # "is said to have"
NEARLY = words("almost barely half largely mostly nearly partially partly")

HYPOTHETICAL = words("assuming before except if lest provided providing supposing till unless until whether")
WHEN_OVER = words("after as once when whenever")

# ── Things that can be met, missed, moved or dropped ────────────────────────────────────────────────

DEADLINES = words("cut-off cutoff date deadline due schedule target timeline timetable ultimatum")
BINDINGS = words(
    "accord agreement assurance ban cease-fire ceasefire commitment condition contract covenant deal "
    "demand directive duty embargo fire goal guarantee injunction instruction law mandate moratorium "
    "obligation order plan pledge promise quota regulation request requirement resolution rule ruling "
    "sanction settlement target term threat treaty truce undertaking vow warranty word"
)
PEACE = words(
    "accord agreement armistice ban cease-fire ceasefire commitment contract covenant deal embargo fire "
    "injunction lease moratorium obligation order pact pledge promise resolution rule sanction term "
    "treaty truce"
)
DEMANDS = words(
    "appeal application bid call compromise condition deadline deal demand draft invitation motion "
    "offer order petition plan proposal recommendation request resolution settlement term ultimatum"
)
PACTS = words("accord agreement armistice ceasefire compromise contract deal pact settlement treaty truce")
RUNNING = words(
    "ceasefire deadline extension moratorium notice offer period term timeframe truce ultimatum waiver window"
)
REVISABLE = DEADLINES | words(
    "agreement application authorisation authority authorization ban ceasefire closing contract curfew "
    "date deal delivery departure designation duty election emergency enforcement entry eviction "
    "exchange execution exemption freeze funding grace hearing implementation introduction launch law "
    "lease levy licence license lockdown mandate meeting moratorium negotiation opening operation order "
    "pause payment period permit program programme referendum regulation release repayment requirement "
    "restriction rollout rule sanction session start stay strike submission summit suspension talk "
    "tariff tender term transfer trial truce ultimatum visa vote waiver window"
)
DROPPABLE = DEADLINES | words(
    "attack ban bid blockade boycott charge claim complaint condition curfew demand duty embargo "
    "invitation lawsuit levy lockdown mandate moratorium motion notice objection offensive offer "
    "operation order plan pledge promise proposal request requirement restriction sanction strike "
    "subpoena summons tariff threat ultimatum veto warning"
)
SUSPENDABLE = DROPPABLE | words(
    "agreement aid contract deal enforcement execution implementation injunction judgment law licence "
    "license negotiation operation payment policy program programme repayment rule ruling talk"
)
EXTENDABLE_TIME = words("adjournment continuance deferral delay extension postponement reprieve")

# To act on these is to change a commitment, not to fulfil one.
TERMS = DEADLINES | EXTENDABLE_TIME | words("demand pledge promise request threat vow waiver warning")

# ── What was done ───────────────────────────────────────────────────────────────────────────────────

HOSTILITIES = words(
    "airstrike assault attack bombardment bombing combat fighting fire hostility incursion invasion "
    "launch offensive operation raid shelling strike test testing violence"
)
STARTING = words("begin commence initiate launch open start")
# Acts that are not done when they have begun.
DONE_AT_THE_END = words(
    "clean-up cleanup construction delivery demobilization destruction disarmament dismantlement "
    "dismantling distribution evacuation exchange handover implementation migration payment process "
    "pull-out pullback pullout release removal repair repayment retreat return rollout transfer "
    "transition withdrawal"
)
SOME = words("half most part several some")
PARTS = SOME | words("batch installment instalment majority portion quarter third tranche")
HAPPENING = words("arrive close come end enter go land leave pass resume return")

# Verbs whose past tells no act that anybody had bound himself to.
NOT_ACTS = words(
    "accuse acknowledge add adjourn admit affect agree aim allege announce anticipate appear argue ask "
    "assert assess assume assure attempt back be beat become believe belong benefit blame boast breach "
    "break call cause choose claim climb complain concede concern conclude condemn confirm consider "
    "contain contend continue cost criticise criticize crush debate decide declare decline defer defy "
    "delay demand denounce deny depend describe deserve die direct disagree disclose discuss dismiss do "
    "doubt drop dub elapse elect emphasise emphasize enable engage enjoy estimate exist expect "
    "experience expire explain express extend face fail fall favor favour fear feel find flout follow "
    "forecast forget fuel gain gather get give grow guess hail happen hate have hear help hope identify "
    "ignore impact imply include indicate inform injure insist instruct intend involve jump keep know "
    "label lapse last lead learn let lie like limit live look lose love make manage mark mean miss name "
    "need neglect nominate note notify occur offer omit oppose order owe own plan play pledge point "
    "postpone praise predict prefer prepare press prolong promise prompt propose raise rally reaffirm "
    "rebuff recall receive recognise recognize reflect refuse regard reiterate reject relate remain "
    "remember renege reply report represent request require reschedule reveal rise rule run say "
    "schedule score see seek seem serve set settle show sit slam slip snub sound spark spurn stand "
    "state stay stress struggle suffer suggest support suspect tell tend testify thank think threaten "
    "trade trample treat trigger trip try turn understand urge use view violate vote vow waive want "
    "warn watch weigh welcome win wish witness wonder work worry wound write"
)

PAST_TELLERS = words(
    "again already also duly earlier finally first just later now once previously recently since soon "
    "still then twice yet"
)
