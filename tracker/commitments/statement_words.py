"""The words of statements: what is said of earlier commitments, and how surely. Lemmas, lowercase."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# ── Saying ──────────────────────────────────────────────────────────────────────────────────────────

SAYING = _words(
    "say tell announce confirm report state add note acknowledge admit concede declare write reply insist "
    "explain reveal disclose inform testify recall stress emphasize emphasise argue warn complain boast tweet "
    "post maintain find conclude learn see hear show indicate know mean reiterate certify verify assure notify"
)
CLAIMING = _words("claim allege contend suggest believe think suspect assume guess imply assert understand")
# What stands under these is wished, feared or refused, not told.
NOT_TELLING = _words(
    "deny doubt hope expect fear want wish demand ask urge request propose recommend require order pray "
    "pretend imagine wonder predict forecast anticipate call insist_on vow pledge promise threaten agree plan ensure"
)
CLAIMS = _words("claim allegation rumour rumor suggestion belief suspicion impression speculation theory")
NO_FACTS = _words(
    "hope fear denial doubt demand request prospect possibility chance risk idea condition expectation"
)

HEDGES = _words(
    "reportedly allegedly apparently possibly perhaps maybe probably likely seemingly supposedly purportedly "
    "presumably arguably ostensibly conceivably potentially"
)
SEEMING = _words("appear seem look")
TOLD_OF = _words("believe report say think understand know allege claim rumour rumor")  # "is said to have"
NEARLY = _words("almost nearly partly partially largely mostly barely half")

HYPOTHETICAL = _words("if unless until till lest whether before provided providing assuming supposing except")
WHEN_OVER = _words("when after once whenever as")

# ── Things that can be met, missed, moved or dropped ────────────────────────────────────────────────

DEADLINES = _words("deadline ultimatum cutoff cut-off timeline timetable schedule target date due")
BINDINGS = _words(
    "promise pledge commitment vow word obligation duty undertaking requirement condition demand term "
    "agreement deal accord contract treaty order ruling directive mandate resolution settlement injunction "
    "goal target quota plan threat guarantee assurance covenant warranty ceasefire cease-fire fire truce "
    "instruction request rule regulation law sanction moratorium embargo ban"
)
PEACE = _words(
    "ceasefire cease-fire fire truce agreement deal accord treaty pact promise pledge moratorium embargo sanction "
    "order term contract lease covenant resolution injunction ban obligation commitment rule armistice"
)
DEMANDS = _words(
    "demand ultimatum proposal offer call request appeal deadline plan deal term condition order bid "
    "invitation compromise settlement resolution recommendation draft motion petition application"
)
PACTS = _words("agreement deal accord truce ceasefire pact treaty contract settlement armistice compromise")
RUNNING = _words(
    "deadline ultimatum period window moratorium truce ceasefire offer term timeframe notice waiver extension"
)
REVISABLE = DEADLINES | _words(
    "pause truce ceasefire moratorium term period window mandate waiver tariff sanction payment vote hearing trial "
    "election meeting summit launch start closing talk negotiation lease contract agreement deal ban freeze "
    "suspension restriction grace exemption repayment rollout release implementation execution session lockdown "
    "curfew ultimatum duty levy order requirement enforcement date delivery opening strike eviction operation "
    "exchange tender submission application referendum transfer introduction entry departure programme program"
)
DROPPABLE = DEADLINES | _words(
    "demand threat plan order tariff sanction requirement offer bid motion ban moratorium warning strike proposal "
    "claim request condition duty restriction levy lawsuit complaint charge pledge promise objection veto "
    "blockade embargo boycott operation attack offensive invitation ultimatum subpoena summons notice mandate"
)
SUSPENDABLE = DROPPABLE | _words(
    "enforcement implementation execution payment repayment talk negotiation agreement deal contract rule law "
    "programme program policy operation injunction ruling judgment licence license aid"
)
EXTENDABLE_TIME = _words("extension delay postponement reprieve deferral adjournment continuance")

# ── What was done ───────────────────────────────────────────────────────────────────────────────────

HOSTILITIES = _words(
    "strike attack shelling bombing fighting hostility offensive operation raid test testing launch bombardment "
    "assault airstrike invasion incursion violence combat fire"
)
STARTING = _words("begin start commence launch initiate open")
# Acts that are not done when they have begun.
DONE_AT_THE_END = _words(
    "withdrawal pullout pullback pull-out removal evacuation delivery transfer release repayment process "
    "destruction dismantling dismantlement exchange handover payment disarmament demobilization rollout "
    "construction repair cleanup clean-up migration transition implementation distribution return retreat"
)
COMPLETING = _words("complete finish finalize finalise conclude end")
PARTS = _words(
    "some part half portion several first third quarter batch tranche instalment installment majority most"
)
HAPPENING = _words(
    "take come go enter start begin commence open resume end launch close rise fall land arrive"
)

# Verbs whose past tells no act that anybody had bound himself to.
NOT_ACTS = _words(
    "be have do get become seem appear look remain stay feel sound know think believe want need like love hate "
    "hope expect plan intend aim wish mean tend try attempt seek consider weigh discuss debate ask urge request "
    "demand call warn threaten vow pledge promise offer propose say tell announce confirm report state add note "
    "acknowledge admit concede declare write reply insist explain reveal disclose inform testify recall stress "
    "emphasize emphasise argue complain boast claim allege contend suggest suspect assume guess imply assert "
    "understand indicate show predict forecast anticipate fear worry doubt wonder agree disagree decide hear see "
    "watch witness follow include involve contain represent reflect suggest concern relate belong cost weigh own "
    "owe deserve depend exist lie sit stand live die suffer face enjoy experience cause lead help let make keep "
    "continue serve work use happen occur remember forget learn find describe express estimate reiterate vote "
    "order direct instruct require set schedule agree welcome praise criticize criticise condemn accuse blame "
    "thank hail slam denounce mark come go run turn prefer support oppose back favor favour trade score beat win "
    "lose grow rise fall drop increase decrease decline climb jump slip gain rally kill injure wound hit strike "
    "capture seize advance mean speak talk meet visit read prompt trigger spark fuel raise play name label dub "
    "create bring give receive benefit struggle allow enable prevent affect impact remain notify "
    "say emphasise recognise recognize identify view regard treat assess assure reaffirm"
)

PAST_TELLERS = _words("already finally now just since earlier recently duly")
