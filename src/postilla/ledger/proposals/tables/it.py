"""Italian."""

from postilla.ledger.proposals.language import Language, Numbers, Speech, Times
from postilla.ledger.proposals.tables.units import COMMON

TIMES = Times(
    months=("gennaio|gen\\.?", "febbraio|feb\\.?", "marzo", "aprile|apr\\.?", "maggio", "giugno", "luglio", "agosto",
            "settembre|sett?\\.?", "ottobre|ott\\.?", "novembre|nov\\.?", "dicembre|dic\\.?"),
    ordinals=("prim[oa]|1°|1º", "second[oa]|2°|2º", "terzo|3°|3º", "quarto|ultimo|4°|4º"),
    quarter="trimestre",
    half="semestre|metà",
    fourth="quarto",
    third="terzo|quadrimestre",
    weekdays=("lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica"),
    seasons={"(?:la )?primavera": 3, "(?:l')?estate": 6, "(?:l')?autunno": 9, "(?:l')?inverno": 12},
    of="dell'anno|dell'esercizio|del|di|nel",
    preps={
        "by": "entro(?: il| la| l'| lo)?|non oltre(?: il| la)?|fino (?:al|a|alla|all'|a tutto il)|"
              "sino (?:al|a|alla)|da qui (?:al|a)|al più tardi(?: nel| entro il| a)?",
        "before": "prima (?:del|della|dell'|di|che finisca il|della fine del)",
        "from": "a partire (?:dal|da|dalla|dall')|dal|da|dalla|dall'|a decorrere dal|con effetto dal",
        "since": "(?:sin|fin) dal|dal lontano|rispetto a(?:l|ll'|llo)?|che nel",
        "after": "dopo(?: il| la| l')?|oltre il(?= \\d{4})",
        "in": "nel|nell'|in|per il|per|a|ad|al|nel corso del|durante il|nella|il|del|sul|dell'|di|su",
    },
    late="al più tardi|al massimo",
    parts={
        "begin": "(?:l'|all')?inizio(?: del| di| dell')?|gli inizi (?:del|di)|(?:l')?avvio del|primi mesi del",
        "mid": "(?:la )?metà(?: del| di| dell')?",
        "end": "(?:la )?fine(?: del| di| dell')?",
    },
    relative=(
        ("(?:l'|il )?(?:anno prossimo|prossimo anno|anno venturo)|l'anno successivo", "year", 1),
        ("quest'anno|(?:l'|il )?anno in corso|(?:l')?esercizio in corso", "year", 0),
        ("(?:l'|lo )?(?:anno scorso|scorso anno|anno passato|anno precedente)", "year", -1),
        ("(?:il )?(?:mese prossimo|prossimo mese)", "month", 1), ("questo mese", "month", 0),
        ("(?:il |lo )?(?:mese scorso|scorso mese)", "month", -1),
        ("(?:il )?prossimo trimestre", "quarter", 1), ("questo trimestre", "quarter", 0),
        ("(?:lo )?scorso trimestre", "quarter", -1),
        ("(?:la )?fine (?:dell'anno|di quest'anno|d'anno)|fine anno|natale", "end", 0),
    ),
    decade="(?:la fine del |fine del |la fine di )?(?:il |questo |del )?decennio",
    within=("(?:entro|nei|nel giro di|in|tra|fra|per|nell'arco di|nel corso dei)(?: i)?(?: prossimi)? {n} {unit}",
            "(?:nei |i )?prossimi {n} {unit}"),
    year_unit="ann[oi]", month_unit="mes[ei]",
    span="e(?: il)?|al|a|-", span_before="tra(?: il)?|fra(?: il)?|dal|da",
)  # fmt: skip

NUMBERS = Numbers(
    decimal=",",
    multipliers={"bilion[ei]": 12, "miliard[oi]|mld|mrd": 9, "milion[ei]|mln|mio": 6, "mila|migliaia": 3},
    words={
        "mezzo milione": 500_000,
        "mezzo miliardo": 500_000_000, "un milione": 1_000_000, "un miliardo": 1_000_000_000, "uno": 1, "una": 1,
        "un": 1,
        "due": 2, "tre": 3, "quattro": 4, "cinque": 5, "sei": 6, "sette": 7, "otto": 8, "nove": 9, "dieci": 10,
        "undici": 11, "dodici": 12, "quindici": 15, "venti": 20, "trenta": 30, "quaranta": 40, "cinquanta": 50,
        "un centinaio": 100, "un migliaio": 1000, "mille": 1000, "cento": 100, "duemila": 2000, "tremila": 3000,
        "cinquemila": 5000, "diecimila": 10_000, "centomila": 100_000,
    },
    before=(
        ("just over", "(?:un )?(?:poco|po') (?:più di|oltre|sopra)|appena (?:più di|oltre|sopra)|poco più di"),
        ("at least", "almeno(?: il| l'| i| le)?|un minimo di|minimo|non meno (?:di|del)|come minimo"),
        ("at most", "al massimo(?: al(?:l')?| il| i| le)?|"
                    "non più (?:di|del|dell')|un massimo di|fino a(?:l|ll')?|non super\\w+(?: il| i| le| "
                    "l')?|"
                    "non oltre(?: il| i| le)?|massimo"),
        ("nearly", "quasi(?: il| l'| i| le)?|poco meno (?:di|del)|vicino a(?:l|i|lle)?|(?:a )?un passo da"),
        ("more than", "più (?:di|del|dell')|oltre(?: il| l'| i| le)?|sopra (?:il|i|le|quota)|super\\w+(?: il| i| le| "
                      "quota| l')?|"
                      "superior[ei] a(?:l|i|lle)?|al di sopra (?:di|del|dei|delle)"),
        ("less than", "meno (?:di|del|dell')|sotto (?:il|i|le|quota|gli)|inferior[ei] a(?:l|i|lle)?|al di sotto "
                      "(?:di|del|dei|delle)"),
        ("about", "circa(?: il| l'| i)?|intorno a(?:l|i|lle)?|attorno a(?:l|i|lle)?|all'incirca|più o meno|"
                  "nell'ordine (?:di|del)"),
    ),
    after=(
        ("at least", "(?:o|e) più|almeno|come minimo"),
        ("at most", "al massimo|o meno"),
        ("about", "circa"),
    ),
    ranges=(("tra(?: i| il| le| gli)?|fra(?: i| il| le| gli)?", "e(?: i| il| le| gli| un)?"), ("da(?:l|i|lle)?",
            "a(?:l|i|lle)?"),
            ("", "a"), ("", "-"), ("", "o")),
    change="port\\w+|pass\\w+|aument\\w+|ridu\\w+|ridot\\w+|scen\\w+|sal\\w+|cresc\\w+|cresc\\w+|abbass\\w+|alz\\w+|"
           "cal\\w+|"
           "diminu\\w+|taglia\\w+",
    link="di|d'|le|i|gli|dei|delle|degli|del|dell'|della",
    skip="nuovi|nuove|nuovo|nuova|altri|altre|ulteriori|grandi|piccoli|piccole",
    stop="entro|nel|in|per|da|dal|a|al|e|o|il|la|i|le|gli|lo|l|di|del|nei|nella|su|con|senza|sono|è|era|erano|sarà|"
         "saranno|"
         "che|anni|anno|mesi|mese|volte|già|oggi|prima|dopo|fino|ogni|tra|fra|punti|nell|all|dell|alla|ha|hanno",
    shares={
        "un quarto d(?:i|el|elle|ei|egli|ella)": 25, "un quinto d(?:i|el|elle|ei|egli|ella)": 20,
        "la metà d(?:i|el|elle|ei|egli|ella)(?! \\d)": 50, "metà d(?:ei|elle|egli)": 50,
        "tre quarti d(?:i|el|elle|ei|egli|ella)": 75,
    },
    apart="volte (?:più|meno|tanto)|in (?:più|meno) (?:di|del|della|rispetto|dei|delle)",
)  # fmt: skip

SPEECH = Speech(
    cues=(
        ("may", "spera(?:no)?(?: di)?|auspic\\w+|vorrebbe(?:ro)?"),
        ("aims", "punta(?:no)?(?: a| ai| al)?|mira(?:no)?(?: a)?|obiettiv[oi]|previsioni|traguard[oi]|vuole|vogliono|"
                 "vogliamo|"
                 "ambizion[ei]|"
                 "ambisce|ambiscono|target|si (?:attende|attendono|aspetta|aspettano)|stima(?:no)?|persegue|"
                 "aspira(?:no)?|"
                 "desidera(?:no)?|si prefigge|si propone|si pone"),
        ("plans", "prevede(?:re|ndo)?|prevedono|prevediamo|previst[oaie]|intende|intendono|intendiamo|pianific\\w+|"
                  "programm[ao]|"
                  "programmat[oaie]|in programma|progett\\w+|conta(?:no)? di|piano|ha intenzione|hanno intenzione|si "
                  "appresta|si prepara|in calendario|fissat[oa]"),
        ("will", "si (?:è )?impegn\\w+|impegno|promett\\w+|promess[oa]|garanti\\w+|assicur\\w+"),
        ("will", "(?!(?:città|metà|età|realtà|libertà|verità|già|società|attività|università|velocità|mobilità|qualità|"
                 "comunità|novità|capacità)\\b)\\w{2,}(?:rà|ranno|remo)"),
    ),
    hedge="dovrebbe(?:ro)?",
    present="arriva(?:no)?|parte|partono|inizia(?:no)?|apre|aprono|entra(?:no)?|lancia(?:no)?|investe|investono|"
            "torna(?:no)?|"
            "diventa(?:no)?|passa(?:no)?|chiude|chiudono|lascia(?:no)?|cessa(?:no)?|termina(?:no)?|debutta(?:no)?|"
            "comincia(?:no)?|"
            "scatta(?:no)?|costruisce|costruiscono|esce|escono|segue",
    acts="prod\\w+|costrui\\w+|fabbric\\w+|lanc\\w+|apr\\w+|invest\\w+|rinnov\\w+|sostitu\\w+|assum\\w+|assunt\\w+|"
         "cre\\w+|"
         "ferm\\w+|cess\\w+|chiud\\w+|chius\\w+|introdu\\w+|introdott\\w+|aggiung\\w+|ampli\\w+|ristruttur\\w+|"
         "ridu\\w+|ridott\\w+|"
         "elimin\\w+|pubblic\\w+|consegn\\w+|assembl\\w+|realizz\\w+|riapr\\w+|dot\\w+|elettrific\\w+|offr\\w+|"
         "abbandon\\w+|"
         "trasfer\\w+|acquis\\w+|vend\\w+|svilupp\\w+|restaur\\w+|viet\\w+|raddopp\\w+|tripl\\w+|modern\\w+|"
         "install\\w+|"
         "rimbors\\w+|ripar\\w+|torn\\w+",
    keeps="rest(?:a|ano|erà|eranno|are)|riman\\w+|rimarr\\w+|continu(?:a|ano|erà|eranno|are)|manten\\w+|mantien\\w+|"
          "manterr\\w+|"
          "conserv\\w+|preserv\\w+|congel\\w+|bloccat[oaie]|invariat[oaie]|tutel\\w+|garantit[oaie]|prosegu\\w+",
    negation="non|nessun[oa]?|nessun'|mai|né|senza",
    blocks={
        "condition": "se(?! stess\\w)|qualora|a condizione|a patto|salvo|purché|sempre che|nel caso|a meno che|"
                     "dipender\\w+",
        "hypothesis": "ci vorrebber?o?|(?!dovrebbe|vorrebbe)\\w{2,}rebber?o?|forse|magari|eventualmente|immagin\\w+|"
                      "un giorno|mai(?= "
                      "\\w+ \\w+.*\\?)|"
                      "probabilmente|possibile",
        "others guess": "rischi[oa]|rischiano|minacci[ao]|timor[ei]|analist[ie]|espert[io]|osservator[ie]|"
                        "consulent[ie]|economist[ie]|indiscrezioni|voci|secondo "
                        "(?:la|i|"
                        "alcune|alcuni|fonti|indiscrezioni|un) ?(?:stampa|media|giornali|fonti|sondaggio)?(?! azienda|"
                        " società| dati| bilancio| cifre| conti|"
                        " gruppo| casa| piano| costruttore| programma)|sondaggio|pare che|sembra che|credo|penso|"
                        "nessuno sa|professor\\w*|ricercator\\w*",
        "others want": "(?:sindacat[oi]|ambientalisti|associazion[ei]|opposizione|residenti|pendolari|clienti|cliente|"
                       "lettori|"
                       "cittadini|automobilisti|concorrent[ei]|utenti|proprietari|attivisti|medici|lavoratori|"
                       "passeggeri|"
                       "concessionari|comitat[oi])(?: \\w+){0,2},? (?:chied\\w+|tem\\w+|sper\\w+|vogl\\w+|vuole|"
                       "pretend\\w+|"
                       "ritien\\w+|ritengono|accus\\w+|dubit\\w+|denunc\\w+|raccont\\w+|si aspett\\w+|dic\\w+|"
                       "sostien\\w+|"
                       "sosteng\\w+|pens\\w+|esig\\w+|reclam\\w+)|dice l'opposizione|secondo l'opposizione",
        "denial": "cancellat[oaie]|abbandonat[oaie]|tramontat[oa]|sment\\w+|neg(?:a|ano|ato)|non (?:intende|intendono|"
                  "prevede|prevedono|ha intenzione|vuole|punta|ha "
                  "in "
                  "programma|conta)|esclude(?! \\w+ licenz)|escluso|rinunci\\w+|abbandon\\w+ (?:il|l'|i|gli) (?:pian|"
                  "obiettiv|"
                  "progett)\\w*|annull\\w+|rifiut\\w+|respin\\w+",
        "past intention": "avev(?:a|ano) (?:\\w+ )?(?:promesso|previsto|annunciato|voluto|sperato|pianificato|"
                          "garantito)|vol"
                          "ev(?:a|ano)|prevedev(?:a|ano)|puntav(?:a|ano)|dovev(?:a|ano)|inizialmente|in origine|"
                          "mancat\\w+|"
                          "si era(?:no)? impegnat\\w+",
        "opinion": "bisogna|occorre|merit\\w+|è ora di|dobbiamo|dimett\\w+",
        "anybody": "^\\W*(?:chiunque|colui che|colei che|chi (?:vuole|volesse|desidera)|"
                   "un[ao']? ?\\w+ che (?:vuole|voglia|desidera))",
        "the paper itself": "(?:i )?nostri lettori|nostr[ae] (?:agenda|pagine|rubrica)|nostro "
                            "(?:calendario|prossimo numero)|ci torneremo|torneremo (?:su|a parlar)\\w*",
        "a thing's promise": "(?:di quanto|quello che|quanto) (?:promette|prometteva|promettono)|"
                             "(?:display|schermo|etichetta|pubblicità) (?:promette|prometteva)",
        "recall": "richiam(?:a|ano|ato|ati|ate|o)(?= (?:\\w+ ){0,3}\\d)|campagna di richiamo|richiamo",
        "event": "la finale|partita|campionato|tribunale|processo|conferenza (?:stampa|telefonica)|assemblea (?:degli "
                 "azionisti|generale)|risultati saranno|intervista",
        "invitation": "invitat[ie] a|si prega|iscrivetevi|prenota\\w*|candidature",
    },
    past="(?:ha|hanno) \\w{2,}(?:to|so)|era|erano|aveva|avevano|fu|furono|è stat\\w|sono stat\\w",
    cadence=(
        ("year", "ogni anno|tutti gli anni|all'anno|l'anno(?! (?:scorso|prossimo))|annualmente|per anno|annual[ei]"),
        ("half", "ogni (?:semestre|sei mesi)|due volte l'anno|a semestre|semestral\\w+"),
        ("quarter", "ogni (?:trimestre|tre mesi)|a trimestre|trimestral\\w+"),
        ("month", "ogni mese|tutti i mesi|al mese|mensil\\w+"),
    ),
    clause="ma|senza|mentre|però|tuttavia|dopo aver|sebbene|anche se",
    aside="\\w{3,}(?:at|it|ut)[oaie] (?:a|in|da|dal|dalla|nel|nella|vicino|con|per)|"
          "che|cui|il cui|la cui|le cui|i cui|in cui|dove|nel quale|nella quale|alle prese|da anni|"
          "in (?:calo|rialzo|aumento)",
    joint="e|ed|poi",
    reported="ha(?:nno)? (?:annunciato|confermato|detto|promesso|spiegato|assicurato|dichiarato) che (?:\\w+ "
             "){0,5}avrebber?o? \\w+",
    says="ha detto|dice|secondo|ha annunciato|annuncia|ha confermato|conferma|ha spiegato|spiega|ha promesso|promette|"
         "ha dichiarato|dichiara|ha aggiunto|afferma|assicura",
    now="punta(?:no)?|mira(?:no)?|vuole|vogliono|vogliamo|ambisce|ambiscono|aspira(?:no)?|si prefigge|"
        "si propone|prevede|prevedono|prevediamo|intende|intendono|intendiamo|conta(?:no)? di|"
        "ha intenzione|hanno intenzione|si impegna(?:no)?|promette|promettono|spera(?:no)?",
)  # fmt: skip

UNITS = {
    **COMMON,
    "%": "%|per ?cento|punti percentuali",
    "registrations": "immatricolazioni",
    "cars": "auto|automobili|vetture|vettura|veicoli|macchine",
    "models": "modell[oi]", "orders": "ordini|ordinazioni", "sales": "vendite", "units": "unità|esemplari",
    "jobs": "posti(?: di lavoro)?|addetti|dipendenti|lavoratori|occupati|operai",
    "apprentices": "apprendisti", "engineers": "ingegneri", "nurses": "infermier[ie]", "teachers": "insegnanti|docenti",
    "doctors": "medici", "police": "poliziotti|agenti", "trains": "tren[oi]|convogli", "buses": "autobus|bus|pullman",
    "trams": "tram", "aircraft": "aerei|velivoli", "ships": "navi|traghetti", "wind-turbines": "turbine|pale eoliche|"
    "aerogeneratori", "stations": "stazioni", "lines": "linee", "charging-points": "colonnine(?: di ricarica)?|punti "
                                                                                   "di "
    "ricarica", "stores": "negozi|punti vendita|filiali", "plants": "stabilimenti|fabbriche|impianti",
    "homes": "case|alloggi|abitazioni|appartamenti|famiglie", "schools": "scuole", "hospitals": "ospedali",
    "beds": "letti|posti letto", "trees": "alberi", "passengers": "passeggeri|viaggiatori", "users": "utenti",
    "customers": "clienti|abbonati", "people": "persone|abitanti", "visitors": "visitatori", "t": "tonnellate",
    "minutes": "minuti|min", "hours": "ore", "days": "giorni", "ha": "ettari", "m": "metri",
}  # fmt: skip

ITALIAN = Language("it", TIMES, NUMBERS, SPEECH, UNITS)
