"""German."""

from postilla.ledger.proposals.language import Language, Numbers, Speech, Times
from postilla.ledger.proposals.tables.units import COMMON

TIMES = Times(
    months=("januar|jänner|jan\\.?", "februar|feb\\.?", "märz", "april|apr\\.?", "mai", "juni", "juli",
            "august|aug\\.?",
            "september|sept?\\.?", "oktober|okt\\.?", "november|nov\\.?", "dezember|dez\\.?"),
    ordinals=("erste[nrsm]?|1\\.", "zweite[nrsm]?|2\\.", "dritte[nrsm]?|3\\.", "vierte[nrsm]?|letzte[nrsm]?|4\\."),
    quarter="quartals?|vierteljahr(?:es)?",
    half="halbjahr(?:e?s)?|jahreshälfte|hälfte",
    fourth="(?:jahres)?viertels?",
    third="(?:jahres)?drittels?",
    weekdays=("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag|sonnabend", "sonntag"),
    seasons={"frühjahr|frühling": 3, "sommer": 6, "herbst": 9, "winter": 12},
    of="des jahres|von|des|im jahr|im",
    preps={
        "by": "bis(?: zum| zur| spätestens| einschließlich| zum jahr| ins jahr)?|spätestens(?: zum| im| bis| am)?|"
              "nicht später als",
        "before": "vor(?: dem| der)?|noch vor(?: dem)?",
        "from": "ab(?: dem)?|von(?= \\d{4} an)|beginnend(?: mit| im)?|vom",
        "since": "seit(?: dem)?|als im|als|gegenüber(?: dem)?|verglichen mit",
        "after": "nach(?: dem)?|über(?= \\d{4} hinaus)",
        "in": "im|im jahr|in(?: der)?|für|für das jahr|am|während des|im laufe des|im geschäftsjahr|zum|zu|des jahres|"
              "jahr|im rekordjahr|jahres",
    },
    late="spätestens",
    parts={
        "begin": "anfang(?: des jahres)?|zu beginn des|beginn",
        "mid": "mitte(?: des jahres)?",
        "end": "ende(?: des jahres| des)?|zum ende des|schluss des",
    },
    relative=(
        ("übernächste[sn]? jahr", "year", 2), ("(?:im )?(?:nächste|kommende|folgende)[sn]? jahr(?:es)?", "year", 1),
        ("(?:in )?(?:diesem|dieses|laufenden?) jahr(?:es)?|heuer", "year", 0),
        ("(?:im )?(?:vergangene|letzte|vorige|abgelaufene)[sn]? jahr(?:es)?|im vorjahr|vorjahr(?:es)?", "year", -1),
        ("(?:im )?(?:nächste|kommende)[nr]? monat", "month", 1), ("(?:in )?diesem monat", "month", 0),
        ("(?:im )?(?:vergangene|letzte)[nr]? monat", "month", -1), ("(?:im )?(?:nächste|kommende)[nr]? quartal",
            "quarter", 1),
        ("(?:in )?diesem quartal", "quarter", 0), ("(?:im )?(?:vergangene|letzte)[nr]? quartal", "quarter", -1),
        ("jahresende|(?:zum |dem )?ende des jahres|jahresschluss|weihnachten", "end", 0),
    ),
    decade="(?:zum |dem )?(?:ende )?(?:des jahrzehnts|der dekade|dieses jahrzehnts)",
    within=("(?:in|innerhalb(?: von| der)?|binnen|während der|über die)(?: den| der| die)?(?: nächsten| kommenden)? "
            "{n} "
            "{unit}", "(?:nächsten|kommenden) {n} {unit}"),
    year_unit="jahren?", month_unit="monaten?",
    span="und|bis|-", span_before="zwischen|von",
)  # fmt: skip

NUMBERS = Numbers(
    decimal=",",
    multipliers={
        "billion(?:en)?|bio\\.": 12, "milliarden?|mrd\\.?|mia\\.?": 9, "million(?:en)?|mio\\.?|mill\\.": 6,
        "tausend|tsd\\.?": 3,
    },
    words={
        "eine halbe million": 500_000,
        "eine halbe milliarde": 500_000_000, "eine million": 1_000_000, "eine milliarde": 1_000_000_000,
        "eine[mnrs]?": 1,
            "ein": 1,
        "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10,
        "elf": 11,
        "zwölf": 12, "fünfzehn": 15, "zwanzig": 20, "dreißig": 30, "vierzig": 40, "fünfzig": 50, "hundert": 100,
        "tausend": 1000, "zweitausend": 2000, "zehntausend": 10_000, "hunderttausend": 100_000,
    },
    before=(
        ("just over", "gut|etwas (?:mehr als|über)|knapp über|leicht über|ein wenig mehr als"),
        ("at least", "mindestens|wenigstens|nicht (?:weniger|unter) als|minimal|ein minimum von"),
        ("at most", "höchstens|maximal|bis zu|nicht mehr als|nicht über|nicht höher als|auf höchstens"),
        ("nearly", "fast|knapp|beinahe|nahezu|nicht ganz|annähernd|an die"),
        ("more than", "mehr als|über|oberhalb von|übersteig\\w+|überschreit\\w+|jenseits (?:von|der)"),
        ("less than", "weniger als|unter|unterhalb von"),
        ("about", "rund|etwa|ungefähr|circa|ca\\.?|zirka|um die|gegen|schätzungsweise|in etwa"),
    ),
    after=(
        ("at least", "(?:oder|und) mehr|mindestens"),
        ("at most", "oder weniger|höchstens|maximal"),
    ),
    ranges=(("zwischen", "und"), ("von", "bis(?: zu)?"), ("", "bis"), ("", "-"), ("", "oder")),
    change="steiger\\w+|gesteigert|erhöh\\w+|senk\\w+|gesenkt|reduzier\\w+|sink\\w+|gesunken|stieg\\w*|steig\\w+|"
           "wachs\\w+|wuchs\\w*|"
           "fiel\\w*|kürz\\w+|anheb\\w+|angehoben|verringer\\w+|zugelegt|zuleg\\w+|verdoppel\\w+",
    link="der|an|von",
    skip="neuen?|neuer|neues|zusätzlichen?|weiteren?|weiterer|elektrischen?|öffentlichen?|bezahlbaren?|verkauften?|"
         "großen?|"
         "kleinen?|anderen?|batterieelektrischen?|vollelektrischen?|moderner?n?|emissionsfreien?|verkaufter|der|"
         "solcher",
    stop="bis|im|in|für|am|an|auf|aus|und|oder|der|die|das|den|dem|des|ein|eine|von|vom|zum|zur|zu|mit|ab|nach|vor|"
         "seit|wird|"
         "werden|wurde|wurden|will|soll|sollen|ist|sind|war|waren|hat|haben|jahr|jahre|jahren|monat|monate|monaten|"
         "mal|pro|"
         "als|es|er|sie|weltweit|davon|insgesamt|mehr|gegenüber|verkaufen|investieren|kaufen|erreichen|schaffen|"
         "eröffnen|"
         "steigen|sinken|bauen|liefern|uhr",
    shares={
        "ein(?:em?)? viertel": 25, "ein(?:em?)? fünftel": 20, "ein(?:em?)? zehntel": 10, "die hälfte": 50,
        "der hälfte": 50, "drei viertel": 75,
    },
    apart="mal (?:so|mehr)|(?:mehr|weniger) als",
)  # fmt: skip

SPEECH = Speech(
    cues=(
        ("may", "hofft|hoffen"),
        ("aims", "will|wollen|wolle|möchten?|ziele?|zielt|zielen|anstreb\\w+|strebt|streben|angestrebt|anpeil\\w+|"
                 "peilt|"
                 "angepeilt|"
                 "anvisier\\w+|erwartet|erwarten|rechnet|rechnen|zielmarke|ambition(?:en)?|prognos\\w+|stellt in "
                 "aussicht"),
        ("plans", "plant|planen|geplant|vorgesehen|beabsichtig\\w+|hat (?:\\w+ )?vor|haben (?:\\w+ )?vor|vorhaben|"
                  "soll|sollen|solle|"
                  "anstehen|steht an|plan|sieht vor|sehen vor|absicht"),
        ("will", "wird|werden|werde|verpflichte\\w*|verspr[ie]ch\\w+|versprochen|garantier\\w+|sichert zu|sagt zu|"
                 "zugesagt|"
                 "zugesichert|sicherte zu|sagte zu|bekennt sich"),
    ),
    hedge="sollten?",
    present="kommt|kommen|beginnt|beginnen|startet|starten|geht|gehen|öffnet|öffnen|kehrt|kehren|folgt|folgen|gilt|"
            "gelten|"
            "investiert|investieren|schließt|schließen|erhält|erhalten|läuft|laufen|bringt|bringen|baut|bauen|tritt|"
            "treten|"
            "führt|führen|gibt|bleibt|bleiben|endet|enden|wechselt|wechseln|eröffnet|liefert|liefern|stellt|steigt ein",
    acts="gebaut|bauen|baut|produzier\\w+|gefertigt|fertig\\w+|herge\\w+|eröffn\\w+|invest\\w+|erneuer\\w+|ersetz\\w+|"
         "ersetzt|"
         "einstell\\w+|eingestellt|geschaffen|schaffen|beend\\w+|schließen|geschlossen|einführ\\w+|eingeführt|"
         "ausbau\\w*|"
         "ausgebaut|sanier\\w+|reduzier\\w+|streich\\w+|gestrichen|veröffentlich\\w+|ausliefer\\w+|ausgeliefert|"
         "montier\\w+|"
         "verlänger\\w+|ausgestattet|elektrifizier\\w+|anbiet\\w+|angeboten|verzicht\\w+|verlager\\w+|übernehm\\w+|"
         "kaufen|"
         "verkaufen|entwickel\\w+|verbiet\\w+|verdoppel\\w+|modernisier\\w+|installier\\w+|repar\\w+|abschaff\\w+|"
         "abgeschafft|"
         "stoppen|gestoppt|errichte\\w*|zurückkehr\\w+",
    keeps="bleibt|bleiben|läuft (?:\\w+ ){0,5}weiter|laufen (?:\\w+ ){0,5}weiter|weiterhin|erhalten bleiben|"
          "beibehalt\\w+|aufrechterhalt\\w+|fortgeführt|fortführ\\w+|"
          "eingefroren|"
          "unverändert|gesichert|garantiert|ausgeschlossen|behält|behalten|bewahr\\w+|fortgesetzt|sichert|sichern",
    negation="kein(?:e[nrsm]?)?|nicht|nie|niemals|ohne|weder",
    blocks={
        "condition": "falls|wenn|sofern|sollte[n]?(?= (?:die|der|das|es|sich) .*,)|vorausgesetzt|unter der bedingung|"
                     "vorbehaltlich|abhängig von|hängt davon ab|^ob|ob",
        "hypothesis": "könnten?|würden?|dürften?|hätten?|wäre[n]?|vielleicht|womöglich|möglicherweise|eventuell|"
                      "irgendwann|"
                      "eines tages|denkbar|wahrscheinlich\\w*|vermutlich|wohl",
        "others guess": "gefahr|risiko|drohen|droht|analyst(?:en|in|innen)?|experten?|beobachter\\w*|fachleute|"
                        "marktforscher\\w*|ökonomen?|"
                        "gerüchten?|(?:will|wollen) (?:[^;]{0,90} )?(?:ge|be|ver|er)\\w+(?:t|en) haben|"
                        "medienberichten?|presseberichten?|berichten zufolge|laut (?:medien|presse|berichten|insidern|"
                        "einer umfrage)|insider\\w*|branchenkenner\\w*|umfrage|ich (?:glaube|denke|bezweifle)|niemand "
                        "weiß|"
                        "weiß niemand|professor\\w*|forscher\\w*",
        "others want": "(?:gewerkschaft(?:en)?|umweltschützer|verbände?|opposition|anwohner|fahrgäste|kunden|leser|"
                       "bürger|"
                       "autofahrer|konkurrent(?:en)?|nutzer|besitzer|aktivisten|betriebsrat|pendler|händler|kritiker|"
                       "patienten|naturschützer)(?: \\w+){0,2} (?:ford\\w+|fürcht\\w+|befürcht\\w+|hoff\\w+|wünsch\\w+|"
                       "verlang\\w+|klag\\w+|kritis\\w+|zweif\\w+|bezweif\\w+|erwart\\w+|mein\\w+|warn\\w+|werf\\w+|"
                       "glaub\\w+|"
                       "nann\\w+|wollen|will|sag\\w+)",
        "denial": "gestorben|gestrichen|aufgegeben|gibt [^,;]{0,60}(?:ziel|plan|pläne|projekt)[^,;]{0,60} auf|"
                  "dementier\\w+|bestreite\\w+|plant (?:\\w+ ){0,2}kein\\w*|planen (?:\\w+ ){0,2}kein\\w*|nicht "
                  "(?:geplant|"
                  "vorgesehen|beabsichtigt|vor)|will (?:\\w+ ){0,3}nicht(?! mehr als)|schließt (?:\\w+ ){0,3}aus|"
                  "verwirft|verworfen|aufgegeben|gibt (?:\\w+ ){0,3}(?:ziel|plan|pläne) auf|abgesagt|lehn\\w+ (?:\\w+ "
                  "){0,4}ab|"
                  "weigert sich|keine (?:pläne|absicht)",
        "past intention": "(?:hatte|hatten) (?:\\w+ ){0,6}(?:versprochen|geplant|angekündigt|vorgesehen|gehofft|"
                          "zugesagt|"
                          "beabsichtigt)|wollten?|(?<!als )ursprünglich|verfehlt\\w*|"
                          "war (?:\\w+ ){0,3}(?:geplant|vorgesehen)|"
                          "hatte (?:versprochen|geplant|angekündigt|zugesagt)",
        "opinion": "muss|müssen|müsste[n]?|verdient|verdienen|sollte man|es ist zeit",
        "anybody": "^\\W*(?:wer (?:\\w+ ){0,6}(?:will|möchte)|(?:ein|eine|jede[rs]?) \\w+, (?:der|die|das) "
                   "(?:\\w+ ){0,8}(?:will|möchte))",
        "the paper itself": "unser(?:e|en|er|em)? (?:leser\\w*|kalender|seiten|nächste[ns]? ausgabe)|"
                            "wir (?:werden|kommen) (?:\\w+ ){0,3}darauf (?:zurück|zurückkommen)|"
                            "wir kommen (?:\\w+ ){0,2}darauf zurück",
        "a thing's promise": "als (?:er|sie|es|die anzeige|der prospekt) verspr(?:icht|ach)|"
                             "(?:anzeige|bildschirm|prospekt|werbung|etikett) verspr(?:icht|ach)",
        "recall": "ruft(?= .*zurück)|rufen(?= .*zurück)|rückruf\\w*|zurückgerufen|zurückrufen",
        "event": "das finale|endspiel|meisterschaft|gericht|prozess|urteil|pressekonferenz|telefonkonferenz|"
                 "hauptversammlung|ergebnisse werden|webcast|interview",
        "invitation": "eingeladen|bitte|melden sie|bewerb\\w+|bestellen sie|sind aufgerufen",
    },
    past="erzielte|verkaufte|lieferte|betrug|lag|erreichte|setzte|wuchs|sank|war|waren|hatte|hatten|wurde|wurden|"
         "sagte|stieg|fiel",
    cadence=(
        ("year", "jedes jahr|pro jahr|jährlich\\w*|im jahr(?! \\d)|alljährlich|einmal im jahr|alle zwölf monate"),
        ("half", "jedes halbjahr|halbjährlich\\w*|pro halbjahr|alle sechs monate|zweimal (?:im|pro) jahr"),
        ("quarter", "jedes quartal|pro quartal|vierteljährlich\\w*|quartalsweise|alle drei monate"),
        ("month", "jeden monat|pro monat|monatlich\\w*|im monat"),
    ),
    clause="aber|ohne|während|jedoch|allerdings|obwohl|nachdem|sondern",
    aside="(?:(?:in|mit|bei|von|an|auf|für|aus|zu|über|unter) )?(?:der|die|das|dem|den|deren|dessen)|"
          "wo|wie (?:er|sie|es|der|die|das)",
    joint="und|sowie|dann",
    reported="(?:kündigte|sagte|bestätigte|teilte|erklärte|versprach)[^.;]{3,60}würden?",
    says="sagte|sagt|laut|kündigte|kündigt|bestätigte|bestätigt|erklärte|erklärt|versprach|so|teilte|betonte|betont",
    now="will|wollen|möchten?|zielt|zielen|strebt|streben|peilt|peilen|plant|planen|beabsichtigt|"
        "beabsichtigen|sieht vor|sehen vor|soll|sollen|verspricht|versprechen|sagt zu|hofft|hoffen",
)  # fmt: skip

UNITS = {
    **COMMON,
    "%": "%|prozent(?:punkte)?",
    "registrations": "(?:neu)?zulassungen",
    "cars": "autos?|fahrzeuge?n?|pkw|wagen|e-autos|elektroautos",
    "models": "modelle?n?", "orders": "bestellungen|aufträge", "sales": "verkäufe|abverkäufe", "units": "einheiten|"

            "stück|exemplare",
    "jobs": "arbeitsplätzen?|stellen|jobs|beschäftigten?|mitarbeiter\\w*|arbeitnehmer", "apprentices":
            "auszubildenden?|azubis|lehrlinge?n?",
    "engineers": "ingenieuren?", "nurses": "pflegekräfte?n?", "teachers": "lehrkräfte?n?|lehrer", "doctors": "ärzten?",
    "police": "polizist(?:en|innen)", "trains": "zügen?|triebzügen?", "buses": "(?:elektro)?bussen?|e-bussen?",
            "trams": "straßenbahnen|trams",
    "aircraft": "flugzeugen?", "ships": "schiffen?|fähren", "wind-turbines": "windräder|turbinen|windkraftanlagen|"
                                                                             "windenergieanlagen",
    "stations": "bahnhöfen?|stationen", "lines": "(?:\\w+)?linien", "charging-points": "ladepunkten?|ladesäulen|"
                                                                                       "ladestationen",
    "stores": "filialen|geschäften?|läden|märkten?", "plants": "werken?|fabriken", "homes": "wohnungen|häuser|"
                                                                                            "haushalten?|wohneinheiten",
    "schools": "schulen", "hospitals": "krankenhäuser|kliniken", "beds": "betten", "trees": "bäumen?",
    "passengers": "fahrgästen?|passagieren?|reisenden?", "users": "nutzern?|nutzer(?:innen)?|anwender", "customers":
            "kunden|abonnenten|kundinnen",
    "people": "menschen|personen|einwohner", "visitors": "besuchern?", "t": "tonnen", "minutes": "minuten|min",
    "hours": "stunden", "days": "tagen?", "ha": "hektar", "m": "metern?",
}  # fmt: skip

GERMAN = Language("de", TIMES, NUMBERS, SPEECH, UNITS)
