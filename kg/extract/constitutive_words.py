"""The classes of words by which a sentence imposes nothing, or imposes something after all."""

from __future__ import annotations

# Verbs that say what something is or becomes, whoever the subject is.
DEFINING = frozenset("accrue consist constitute denote inure lapse mean prevail signify supersede survive vest".split())
# Verbs that do so before a certain noun: "have the meaning".
DEFINING_WITH = {verb: frozenset(("effect", "force")) for verb in ("be", "continue", "remain", "take")}
DEFINING_WITH["have"] = frozenset(("meaning", "precedence", "priority"))
DEFINING_WITH["take"] |= {"precedence", "priority"}
# What a thing amounts to in law: "shall operate as a waiver".
DEFINING_WITH |= dict.fromkeys(("act", "operate", "serve"), frozenset("amendment bar estoppel release waiver".split()))
# What a contract says by itself, in time: an agreement and its terms go on until they end.
IN_FORCE = frozenset(
    "agreement appointment contract employment engagement guarantee guaranty indemnity lease license obligation period "
    "provision restriction right term warranty".split()
)
# Acts in law, of which a contract says how far they reach: "the assignment shall include all rights".
ACTS_IN_LAW = frozenset(
    "acceptance approval assignment cancellation consent election exercise expiration expiry grant novation release "
    "renewal sale settlement termination transfer waiver".split()
)
# What befalls a thing in law, so that a list behind it only says when, or of what.
FATES = frozenset("apply arise cease commence control end expire govern lapse prevail survive terminate".split())
# What nobody draws where a contract says that it shall not be drawn.
INFERENCES = frozenset("implication inference presumption".split())
# Where something takes place and how it is counted by what a contract says: "the seat of the arbitration shall be".
SEATS = frozenset("denominator language numerator seat situs venue".split())
# Whose place is no duty either: "the place of arbitration".
HEARINGS = frozenset("arbitration hearing hearings mediation".split())
# What a passive includes things in, or excludes them from, by saying so: "shall not be included in the warranty".
SCOPES = frozenset("definition guarantee license scope warranty".split())
SCOPING = frozenset("cover exclude include".split())
# States in which a thing counts to be: "shall be considered in the custody of".
COUNTED_IN = frozenset("breach care compliance control custody default force possession violation".split())
# Verbs that do so where their subject is a thing: the contract terminates, a term commences.
OF_THINGS = frozenset(
    "affect alter apply arise attach bear become begin belong bind cease come commence confer consist control create "
    "determine diminish end equal excuse exist expire extend govern have impair invalidate lessen limit mature negate "
    "occur override pass preclude prejudice relieve renew result revert run start terminate waive".split()
)
EFFECTS_ON = frozenset("affect diminish impair invalidate lessen limit negate prejudice".split())
# A verb of another tense stands no further before a modal that goes on from it.
LONGEST_TENSE = 5
# What somebody is in law, within how many words of `be` it stands.
STATUSES = frozenset("agent agents contractor contractors employee employees principal principals".split())
LONGEST_STATUS = 14
# What no part of a contract does but as it is read.
GIVING = frozenset("confer create give grant imply".split())
# What nobody can do who says that he cannot: "cannot guarantee results".
PROMISING = frozenset("assure guarantee predict warrant".split())
# Verbs behind which `that` tells what somebody holds to be so.
FINDING = frozenset("believe believes conclude concludes determine determines determined find finds opinion".split())
# Verbs of one who says before `that` what he thinks will happen.
EXPECTING = frozenset(
    "anticipate anticipates believe believes estimate estimates expect expects foresee foresees hope hopes predict "
    "predicts".split()
)
# Participles of passives that define: "shall be deemed", "shall be governed by".
DEFINED = frozenset(
    "base bind call consider construe count deem disregard entitle govern ignore interpret know limit presume regard "
    "regulate treat understand void".split()
)
# What one may be held to be in, and by what verbs: "shall not be deemed in default".
DEFAULTS = frozenset(("breach", "default"))
HELD = frozenset(("consider", "deem"))
# Participles that define only before `as`: "shall be referred to as".
DEFINED_AS = frozenset("class classify define refer".split())
# What a contract that amends another does to its words, and the words that it does so to.
AMENDED = frozenset("add amend append delete insert replace restate strike substitute".split())
PARTS = frozenset(
    "addendum agreement amendment annex appendix article attachment clause contract definition exhibit following "
    "paragraph phrase provision schedule section sentence subsection word".split()
)
# What a contract may undergo in a certain form: "may be amended only in writing".
FORMALITIES = frozenset("alter amend change execute modify supplement vary".split())
# What is signed in several copies, each of which is the contract itself.
SIGNING = frozenset("deliver execute sign".split())
COPIES = frozenset(("counterpart", "counterparts"))
LONGEST_SIGNED = 12
# What becomes of a contract itself, or of its term, in time.
OF_TERMS = frozenset("extend renew".split())
TERMS = frozenset("agreement contract lease license period term".split())
# What a thing remains by right, and nobody has to see to: "shall remain the property of".
KEPT_BY = frozenset("binding enforceable exclusive property title unaffected unimpaired valid vested with".split())
ENSURING = frozenset("assure ensure ensures ensuring guarantee guarantees".split())
# What follows `be` where the sentence states an effect: "shall be void", "shall be effective".
EFFECTS = frozenset(
    "a additive an applicable appropriate as assignable at binding conclusive consistent coterminous cumulative "
    "effective enforceable equal exclusive final in indicative ineffective invalid irrevocable joint limited necessary "
    "non-exclusive non-refundable non-transferable nonexclusive nonrefundable nontransferable null of perpetual "
    "present refundable royalty-free several severable subject supplemental the those to transferable unenforceable "
    "valid void voidable without".split()
)
# What may happen to a thing, and what may befall somebody: no leave to act.
CHANCES = frozenset(
    "affect appear apply arise be become cause change contain decline decrease depend deteriorate differ exist fail "
    "fall fluctuate happen have impair include increase incur indicate involve lead need occur require result seem "
    "vary".split()
)
MISHAPS = frozenset(
    "be become believe contemplate deem desire encounter have impair incur indicate know learn need owe result suffer "
    "want wish".split()
)
# What a thing that will be so is to be kept for others: "will be available to members".
OFFERED = frozenset("accessible available open".split())
# What a thing does when somebody sees to it in time: "shall commence within ten days".
STARTING = frozenset("begin commence occur start".split())
IN_TIME = frozenset("immediately later promptly within".split())
# Nouns behind which `that` opens what is agreed, and no description: "on the condition that it will".
AGREEING = frozenset("agreement basis commitment condition covenant promise understanding undertaking warranty".split())
# What one who is not bound says that he does not do: "makes no warranty that it will work".
WARRANTING = frozenset(
    "guarantee guarantees represent representation representations warrant warranties warranty".split()
)
# Verbs of one who says before `that` how things stand with him.
ASSERTING = frozenset("represent represents warrant warrants".split())
# Verbs of one who has to show before `that` how things stand, and how far behind it the subject may stand.
SHOWING = frozenset(
    "confirm confirms demonstrate demonstrates ensure ensures establish establishes prove proves satisfied show "
    "showing shows verify".split()
)
LONGEST_SHOWN = 9
DENIALS = frozenset("cannot disclaim disclaims neither no nor not without".split())
LONGEST_DENIAL = 8
# Behind what one warrants, the pronoun that stands for him follows within so many words.
LONGEST_WARRANTED = 16
# Subjects of which a contract only says how to read them.
WORDING = frozenset(
    "denominator expression feminine gender heading masculine neuter numerator phrase plural pronoun reference "
    "singular word wording".split()
)
OBJECTIVES = frozenset("aim goal intent intention objective purpose".split())
# What a thing that `will` do so is to be like, as a requirement: "the plan will include".
LASTING = frozenset(
    "comprise contain continue cover describe detail document embody enumerate explain identify include incorporate "
    "indicate itemize list outline provide reflect remain require set show specify state summarize".split()
)
# How a thing is to be, where somebody has to make it so: "the records will be complete".
FITTING = frozenset(
    "accurate adequate appropriate compatible complete consistent correct current equivalent legible "
    "reasonable satisfactory sufficient suitable truthful".split()
)
# What a thing is of that is to be made well, and within how many words: "be of a good quality".
QUALITIES = frozenset("design grade material quality standard workmanship".split())
LONGEST_QUALITY = 8
# How a thing comes that somebody sends: "a written report will follow within a day".
COMING = frozenset("arrive commence follow".split())
# What "there shall be" brings about by itself, and nobody has to see to.
BY_ITSELF = frozenset("default presumption".split())
EACH_OF_SOME = frozenset("all any each every".split())
THOSE_WHO = EACH_OF_SOME | {"the", "those"}
# Sums that somebody earns by the month or the year, and how it is said that they are paid, behind no longer a sum.
PAID = frozenset("allowance compensation fee honorarium pension remuneration rent retainer salary stipend wage".split())
PAYING_WORDS = frozenset(("paid", "payable"))
LONGEST_SUM = 12
# What lasts as long as a contract says: "the term shall be two years".
SPANS = frozenset(("period", "term"))
# What a thing is `for` that only says how long it lasts: "shall be for a term of".
LENGTHS = frozenset("duration period term".split())
# What a thing is subject to that somebody has to levy or to give: "subject to a late fee".
LEVIED = frozenset("charge decision fee interest penalty".split())
# Who changes a contract, and that he has to agree: "may be amended with the consent of all".
CONSENTING = frozenset("agreement approval consent".split())
# Things that are bought, built or written as somebody requires: "the policy shall have a limit".
REQUIRED_OF = frozenset(
    "building coverage document equipment facility form insurance invoice label machine manual notice package plan "
    "policy product report site software sign system vehicle website".split()
)
# Until when a thing may not happen.
YET = frozenset("before prior unless until without".split())
# How a side uses its say under a contract: "reports that may be requested by the Buyer".
HAVING_SAY = frozenset(
    "agree approve ask choose designate direct elect instruct nominate prescribe request require select specify".split()
)
# What contracts define at large: "Confidential Information shall include".
DEFINED_AT_LARGE = frozenset(
    "affiliate cost damage expense information know-how loss majeure price property sale technology term".split()
)
# Behind what only counts as something, `by` within so many words names who finds it so.
CLOSE_AGENT = 2
# What follows where somebody is to weigh a thing, and not what it counts as: "will be considered in".
CONSIDERING = frozenset("at by during for in when".split())
# Rules whose words bind or free whatever their subject.
SUBJECT_ENOUGH = frozenset(("agreed-not-to", "duty", "no-duty", "right-to"))
# Prepositions before `which` that say where something is: "the place from which it will be sent".
PLACING = frozenset("at from in into on through under with".split())
CLAUSE_MARKS = frozenset(",;:")
