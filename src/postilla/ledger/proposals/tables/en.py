"""English."""

from postilla.ledger.proposals.language import Language, Numbers, Speech, Times
from postilla.ledger.proposals.tables.units import COMMON

TIMES = Times(
    months=("january|jan", "february|feb", "march|mar", "april|apr", "may", "june|jun", "july|jul", "august|aug",
            "september|sept?", "october|oct", "november|nov", "december|dec"),
    ordinals=("first|1st|opening", "second|2nd", "third|3rd", "fourth|4th|final|last|latter|closing"),
    quarter="quarter",
    half="half|semester|six months",
    fourth="quarter",
    third="third|trimester",
    weekdays=("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
    seasons={"spring": 3, "summer": 6, "autumn|fall": 9, "winter": 12},
    of="of the year|of|in",
    preps={
        "by": "by|no later than|not later than|until|till|through|up to|to|before or in|within",
        "before": "before|ahead of|prior to",
        "from": "from|as of|starting in|starting|beginning in|beginning|with effect from|effective",
        "since": "since|than in|than|compared with|compared to|from the",
        "after": "after|beyond",
        "in": "in|for|during|on|over|this|coming|at",
    },
    late="at the latest|or earlier|or sooner",
    parts={
        "begin": "(?:the )?(?:start|beginning) of|early(?: in)?|the first weeks of",
        "mid": "(?:the )?middle of|mid-?",
        "end": "(?:the )?(?:end|close) of|late(?: in)?|end-?|year-end",
    },
    relative=(
        ("the year after next", "year", 2), ("next(?: financial| fiscal| calendar)? year|the (?:coming|following) "
                                             "year", "year", 1),
        ("(?:this|the current)(?: financial| fiscal| calendar)? year", "year", 0),
        ("(?:last|the past|the previous)(?: financial| fiscal| calendar)? year|a year ago", "year", -1),
        ("next month", "month", 1), ("this month", "month", 0), ("last month", "month", -1),
        ("next quarter", "quarter", 1), ("this quarter", "quarter", 0), ("last quarter", "quarter", -1),
        ("(?:the )?end of the year|year-?end|the year is out|christmas", "end", 0),
    ),
    decade="(?:the )?(?:end of )?(?:the|this) decade(?: is out| ends)?",
    within=("(?:within|over|in|during)(?: the)?(?: next| coming)? {n} {unit}(?: from now)?",
            "(?:the )?(?:next|coming) {n} {unit}"),
    year_unit="years?", month_unit="months?",
    span="and|to|until|through|-", span_before="between|from",
)  # fmt: skip

NUMBERS = Numbers(
    decimal=".",
    multipliers={"trillion|tn": 12, "billion|bn": 9, "million|mn|mio|m": 6, "thousand|k": 3, "hundred": 2},
    words={
        "half a million": 500_000,
        "half a billion": 500_000_000, "a million": 1_000_000, "a billion": 1_000_000_000, "one": 1, "two": 2,
        "three": 3,
        "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
        "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "a dozen": 12, "a hundred": 100,
        "a thousand": 1000,
    },
    before=(
        ("just over", "(?:just|slightly|a little|little|marginally) (?:over|more than|above)"),
        ("at least", "at least|a minimum of|no (?:fewer|less) than|not less than|minimum"),
        ("at most", "at most|no more than|not more than|a maximum of|up to|not (?:to )?exceed(?:ing)?|capped at|"
                    "as (?:many|much) as|(?:not|never) (?:rise |go |be )?(?:above|over|beyond|more than)"),
        ("nearly", "nearly|almost|close to|just under|just below|not quite|just short of"),
        ("more than", "more than|over|above|in excess of|upwards of|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|"
                      "better than|top(?:s|ped|ping)?"),
        ("less than", "less than|fewer than|below|under|beneath"),
        ("about", "about|around|roughly|approximately|approx\\.?|some|circa|in the region of|an estimated"),
    ),
    after=(
        ("at least", "or (?:more|better|higher)|at least|and (?:more|above)|-?plus|\\+"),
        ("at most", "or (?:less|fewer|lower)|at most|at the most"),
    ),
    ranges=(("between", "and"), ("from", "to"), ("", "to"), ("", "-"), ("", "or")),
    change="rais\\w+|increas\\w+|cut\\w*|reduc\\w+|ris(?:e|es|ing)|rose|grow\\w*|grew|lower\\w*|fall\\w*|fell|lift\\w*|"
           "expand\\w*|shrink\\w*|up|down|drop\\w*",
    link="of(?: (?:the|its|their))?",
    skip="new|additional|extra|more|further|electric|hybrid|full-time|permanent|different|affordable|public|fast|rapid|"
         "other|zero-emission|battery|all-electric|skilled|of|its|the|their|local|small|large|monthly|social|council|"
         "direct|hydrogen|fully|paying|active|per|annual",
    stop="by|in|for|on|at|to|and|or|the|a|an|from|until|before|after|with|as|is|are|was|were|will|this|next|last|if|"
         "than|per|each|every|it|he|she|they|that|which|but|into|over|within|since|so|while|when|year|years|month|"
         "months|times|worldwide|there|today|have|has|had|a year|point|points",
    shares={
        "a quarter of": 25, "a fifth of": 20, "a tenth of": 10, "half of": 50, "half (?:its|the|their)": 50,
        "three quarters of": 75, "three-quarters of": 75,
    },
    apart="times (?:more|as|the)|(?:fewer|less|more|lower|higher) than",
)  # fmt: skip

SPEECH = Speech(
    cues=(
        ("may", "hop(?:es?|ing) to|would like to|would like"),
        ("aims", "aim(?:s|ing|ed)?|target(?:s|ing|ed)?|goals?|objectives?|ambitions?|want(?:s|ing)?(?: to)?|seek(?:s|"
                 "ing)?"
                 "(?: to)?|striv(?:es?|ing)|expect(?:s|ing|ed)?|forecast(?:s|ing)?|guidance|forecasts|outlook|"
                 "anticipat(?:es|ing)|"
                 "aspir(?:es?|ing)|eye(?:s|ing)|wish(?:es)? to|look(?:s|ing) to|sights on"),
        ("plans", "plan(?:s|ning|ned)?|intend(?:s|ing|ed)?|intention|schedul(?:ed|es|ing)|due to|(?:is|are) due|set to|"
                  "slated|envisag(?:es|ed)|propos(?:es|ing)|earmarked|(?:is|are) to|means? to"),
        ("will", "will|won't|'ll|shall|pledg(?:e|es|ed|ing)|promis(?:e|es|ed|ing)|commit(?:s|ted|ting|ment)?|"
                 "guarantee(?:s|d|ing)|(?:we|to) guarantee|vow(?:s|ed|ing)?|going to|undertak(?:e|es|en)|undertook"),
    ),
    hedge="should",
    present="launch(?:es)?|open(?:s)?|start(?:s)?|begin(?:s)?|arriv(?:e|es)|go(?:es)?|enter(?:s)?|come(?:s)?|"
            "return(?:s)?|"
            "follow(?:s)?|invest(?:s)?|take(?:s)? effect|close(?:s)?|appl(?:y|ies)|end(?:s)?|become(?:s)?|build(?:s)?|"
            "switch(?:es)?|move(?:s)?|get(?:s)?|receive(?:s)?|complet(?:e|es)|introduc(?:e|es)|hit(?:s)? the road",
    acts="build|built|produc\\w+|launch\\w*|open|opened|invest\\w*|renew\\w*|replac\\w+|hire|hired|creat\\w+|stop|"
         "stopped|"
         "end|ended|phase\\w*|close|closed|introduc\\w+|add|added|expand\\w*|repair\\w*|refurbish\\w*|reduc\\w+|cut|"
         "remov\\w+|publish\\w*|deliver\\w*|make|made|assembl\\w+|manufactur\\w+|extend\\w*|reopen\\w*|abolish\\w*|"
         "equip\\w*|electrif\\w+|bring|offer|offered|switch\\w*|move|moved|relocat\\w+|acquir\\w+|buy|sell|develop\\w*|"
         "restor\\w+|restart\\w*|scrap\\w*|ban|banned|double|halve|triple|modernis\\w+|moderniz\\w+|install\\w*|return",
    keeps="remain(?:s|ing)?|stay(?:s)?|keep(?:s)?|continue(?:s)?|maintain(?:s|ed)?|preserve[sd]?|retain(?:s|ed)?|"
          "frozen|"
          "freez(?:e|es)|safeguard(?:s|ed)?|unchanged|be maintained|be kept|be guaranteed|be supported|rule[sd]? out "
          "(?:any )?(?:redundanc|lay-?off|job cut|closure)\\w*",
    negation="no|not|none|never|neither|nobody|won't|without",
    blocks={
        "condition": "if|unless|provided(?: that)?|assuming|should (?:the|it|they|demand|this)(?= \\w+ (?:\\w+ ){0,3}"
                     "(?:,|will))|subject to|depending on|depends on|whether|in the event|as long as",
        "hypothesis": "could|would(?! like)|might|may(?= (?:not |well |also |still |even |one day |have )?(?:be|have|"
                      "cover|come|sell|build|reach|open|return|close|become|follow|go|cost|lose|take|launch|need|cut|"
                      "rise|"
                      "fall|grow)\\b)|perhaps|maybe|possibly|imagine|conceivabl[ey]|one day",
        "others guess": "risk|danger|threat(?:ens?|ened)?|sources (?:close|familiar|say|said)|fears?|analysts?|"
                        "experts?|observers?|commentators?|consultants?|forecasters?|insiders?|rumou?rs?|"
                        "reportedly|allegedly|speculation|press reports?|media reports?|according to (?:the )?(?:press|"
                        "media|reports?|sources|newspapers?|unconfirmed)|professor|researchers?|economists?|brokers?|"
                        "i (?:think|believe|doubt|bet)|it is likely|in my view|pundits?|likely|unlikely",
        "others want": "(?:critics?|investors?|shareholders?|traders?|campaigners?|activists?|environmentalists?|"
                       "opposition|opponents?|unions?|"
                       "residents?|"
                       "passengers?|customers?|readers?|owners?|commuters?|drivers?|competitors?|rivals?|dealers?|"
                       "ngos?|"
                       "lawmakers|neighbours)(?: \\w+){0,2} (?:say|says|said|fear\\w*|want\\w*|call\\w*|"
                       "demand\\w*|"
                       "hope\\w*|urge\\w*|expect\\w*|ask\\w*|argue\\w*|insist\\w*|worr\\w+|accus\\w+|doubt\\w*|"
                       "warn\\w*|"
                       "complain\\w*|believe\\w*)|(?:urged|called on|asked(?! about)|urges|calls on)",
        "denial": "scrapped|cancelled|ditched|axed|called off|den(?:y|ies|ied|ying)|declin(?:ed|es) to|no longer|"
                  "withdrew|withdrawn|no (?:plans?|intention)|not "
                  "(?:plan|intend|planning|intending|want|aim|expect)"
                  "\\w*|dropp\\w+ (?:its|the|their) (?:plan|target|goal)\\w*|abandon\\w*|scrapp\\w+ (?:its|the|their)|"
                  "shelv(?:ed|es|ing)|reject\\w*|cancell\\w+|withdr\\w+ (?:its|the|their)|refus\\w+ to|has no",
        "past intention": "had (?:\\w+ )?(?:promised|planned|wanted|hoped|pledged|aimed|intended|announced|expected|"
                          "vowed|committed|targeted)|(?<!than )originally|once (?:promised|planned)|"
                          "(?:plan|aim|goal|idea|strategy)(?: \\w+){0,3} ha(?:s|d) (?:always )?been to|"
                          "was (?:due|to|meant|supposed)|"
                          "were (?:due|to|meant|supposed)|miss(?:ed|es|ing) (?:its|the|their)|failed to",
        "opinion": "ought to|must|deserves?|needs? to|it is time|(?<!will )have to",
        "anybody": "^\\W*(?:he who|she who|whoever|(?:an?|any|every|each|no) \\w+ (?:who|that|which) "
                   "(?:wants?|wishes|hopes)|(?:anyone|anybody|those|everyone) who (?:wants?|wish(?:es)?|hopes?))",
        "the paper itself": "our (?:calendar|readers|pages|columns|next issue|test (?:car|drive))|"
                            "(?:shall|will|we'll) (?:return|come back) to (?:it|them|this|the subject|the matter)|"
                            "(?:we|i) (?:shall|will) (?:print|keep you|let you know|report)",
        "a thing's promise": "(?:display|screen|gauge|brochure|badge|label|name|advert\\w*) promis\\w+|"
                             "(?:than|what|as much as) (?:it|he|she|they) promis\\w+",
        "recall": "recall(?:s|ed|ing)?(?! that)",
        "event": "the final|match|championship|tournament|court|judge|trial|verdict|conference call|press conference|"
                 "webcast|annual (?:general )?meeting|results (?:will be|are) "
                 "(?:published|"
                 "released|announced)|interview",
        "invitation": "invited? to|are asked|please|sign up|register now|order now|book now|visit us|applications?",
    },
    past="reported|posted|delivered|recorded|reached|grew|made|produced|started|was|were|had|did|said|rose|fell|sold|"
         "came|went|took|began|opened|launched|used|measured|drove|needed|lasted|showed|gave|stood|worked|lost|won|ran|"
         "got|the (?:first|only|best|worst) (?:\\w+ ){1,2}in (?:\\w+ )?(?:years|decades)",
    cadence=(
        ("year", "every year|each year|(?<!with )(?<!in )(?<!for )(?<!half )(?<!of )(?<!within )(?<!such )a year(?! "
                 "(?:ago|later|earlier|beside|of|in|after|before|from(?! \\d{4})|when|that))|per year|annually|"
                 "yearly|per annum|once a year|every twelve months"),
        ("half", "every six months|every half-?year|twice a year|half-?yearly"),
        ("quarter", "every quarter|each quarter|a quarter(?! of)|per quarter|quarterly|every three months"),
        ("month", "every month|each month|a month|per month|monthly"),
    ),
    clause="but|declining|refusing|without|while|whereas|although|though|however|after having|having|which is",
    aside="\\w{3,}ed (?:by|in|at|near|with|on|for)|"
          "which|who|whose|whom|where|long|once|opened|founded|based|as (?:he|she|it|they|the)",
    joint="and|then",
    reported="(?:said|says|announced|confirmed|promised|pledged|added|insisted|vowed|told [\\w ]{1,20})(?: \\w+){0,5} "
             "would",
    says="said|says|say|according to|announced|announces|confirmed|confirms|told|added|explained|promised|pledged",
    now="aims?|is aiming|are aiming|wants?|seeks?|strives?|aspires?|is targeting|are targeting|plans to|"
        "plan to|is planning|intends?|hopes? to|will|pledges|promises|vows|undertakes|is going to|"
        "are going to|is committed",
)  # fmt: skip

UNITS = {
    **COMMON,
    "%": "%|per ?cent|percentage points?|pct",
    "registrations": "registrations",
    "cars": "cars?|vehicles?|automobiles?|evs?",
    "models": "models?",
    "orders": "orders",
    "sales": "sales",
    "units": "units",
    "jobs": "jobs|positions|posts|roles|workers|employees",
    "apprentices": "apprentices|trainees",
    "engineers": "engineers", "nurses": "nurses", "teachers": "teachers", "doctors": "doctors", "police":
            "police officers",
    "trains": "trains?|trainsets", "buses": "buses|coaches", "trams": "trams", "aircraft": "aircraft|planes|jets",
    "ships": "ships|ferries", "wind-turbines": "(?:wind )?turbines", "stations": "stations", "lines": "lines",
    "charging-points": "charging (?:points|stations|posts)|charge ?points|chargers", "stores": "stores|shops|branches|"
                                                                                               "outlets",
    "plants": "plants|factories", "homes": "homes|houses|flats|dwellings|apartments|households", "schools": "schools",
    "hospitals": "hospitals", "beds": "beds", "trees": "trees", "passengers": "passengers?|journeys|riders",
    "users": "(?:monthly )?(?:active )?users", "customers": "customers|subscribers|clients", "people": "people",
    "visitors": "visitors", "t": "tonnes|tons|metric tons", "minutes": "minutes|min", "hours": "hours", "days": "days",
    "ha": "hectares", "m": "metres|meters",
}  # fmt: skip

ENGLISH = Language("en", TIMES, NUMBERS, SPEECH, UNITS)
