"""Spanish."""

from postilla.ledger.proposals.language import Language, Numbers, Speech, Times
from postilla.ledger.proposals.tables.units import COMMON

TIMES = Times(
    months=("enero|ene\\.?", "febrero|feb\\.?", "marzo", "abril|abr\\.?", "mayo", "junio", "julio", "agosto",
            "septiembre|setiembre|sept?\\.?", "octubre|oct\\.?", "noviembre|nov\\.?", "diciembre|dic\\.?"),
    ordinals=("primera?|1\\.?er|1º", "segund[oa]|2º|2\\.?º", "tercer|3\\.?er|3º", "cuarto|último|4º|4\\.?º"),
    quarter="trimestre",
    half="semestre|mitad",
    fourth="cuarto",
    third="tercio|cuatrimestre",
    weekdays=("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
    seasons={"(?:la )?primavera": 3, "(?:el )?verano": 6, "(?:el )?otoño": 9, "(?:el )?invierno": 12},
    of="del año|del ejercicio|de|del|en",
    preps={
        "by": "hasta(?: el| la)?|a más tardar(?: en| el)?|como (?:muy )?tarde(?: en| el)?|en el horizonte(?: de| del)?|"
              "de aquí a(?:l)?|de cara a|no más tarde de(?:l)?|con horizonte",
        "before": "antes de(?: que acabe(?: el)?| que termine(?: el)?| que finalice(?: el)?| la)?|antes del",
        "from": "a partir de(?:l| la)?|desde(?: el| la)?|con efectos desde",
        "since": "desde hace|que el|que en|frente a(?:l)?|respecto a(?:l)?|respecto de(?:l)?",
        "after": "después de(?:l)?|más allá de(?:l)?|tras(?: el)?|pasado",
        "in": "en|en el|en la|para|para el|durante|durante el|a lo largo de|a|el|del|de|por|al",
    },
    late="a más tardar|como (?:muy )?tarde|como máximo",
    parts={
        "begin": "(?:a )?(?:principios|comienzos|inicios|primeros) de(?:l)?",
        "mid": "(?:a )?mediados de(?:l)?",
        "end": "(?:a )?(?:finales|fines) de(?:l)?|(?:el )?(?:final|fin|cierre|término) de(?:l)?|que (?:acabe|termine|"
               "finalice)(?: el)?",
    },
    relative=(
        ("(?:el )?(?:próximo año|año próximo|año que viene|año siguiente)|el próximo ejercicio", "year", 1),
        ("este año|(?:el )?año en curso|el presente año|este ejercicio", "year", 0),
        ("(?:el )?(?:año pasado|pasado año|año anterior)", "year", -1),
        ("(?:el )?(?:próximo mes|mes que viene|mes próximo)", "month", 1), ("este mes", "month", 0),
        ("(?:el )?(?:mes pasado|pasado mes)", "month", -1), ("(?:el )?próximo trimestre", "quarter", 1),
        ("este trimestre", "quarter", 0), ("(?:el )?trimestre pasado", "quarter", -1),
        ("(?:a )?(?:finales|fin|final) de(?:l)? año|que (?:acabe|termine|finalice) el año|navidad", "end", 0),
    ),
    decade="(?:finales de |fin de |el final de )?(?:la|esta) década",
    within=("(?:en|dentro de|en los|durante los|en un plazo de|a lo largo de los)(?: próximos| siguientes)? {n}"
            "(?: próximos)? {unit}", "(?:los )?próximos {n} {unit}"),
    year_unit="años?", month_unit="mes(?:es)?",
    span="y|a|al|-", span_before="entre|de",
)  # fmt: skip

NUMBERS = Numbers(
    decimal=",",
    multipliers={"billones|billón": 12, "mil millones": 9, "millones|millón|mill\\.|mm|m(?=€| €)": 6, "mil|miles": 3},
    words={
        "medio millón": 500_000,
        "medio centenar": 50, "un millón": 1_000_000, "mil millones": 1_000_000_000, "uno": 1, "una": 1, "un": 1,
            "dos": 2,
        "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8, "nueve": 9, "diez": 10, "once": 11,
        "doce": 12, "quince": 15, "veinte": 20, "treinta": 30, "cuarenta": 40, "cincuenta": 50, "una decena de": 10,
        "un centenar": 100, "un millar": 1000, "mil": 1000, "cien": 100,
    },
    before=(
        ("just over", "(?:algo|un poco|poco|ligeramente) (?:más|por encima) de"),
        ("at least", "al menos(?: el| los| las)?|como mínimo|un mínimo de|no menos de(?:l)?|por lo menos(?: el)?|"
                     "mínimo"),
        ("at most", "como máximo|(?:hasta )?un máximo de(?:l)?|no más de(?:l)?|hasta(?: el| los| las)?|"
                    "no "
                    "super\\w+(?: el| los| las)?|no exced\\w+(?: el| los)?|máximo|no sobrepas\\w+(?: el| los)?"),
        ("nearly", "casi(?: el| un| los| las)?|cerca de(?:l)?|poco menos de(?:l)?|prácticamente|a punto de"),
        ("more than", "más de(?:l)?|por encima de(?:l| los| las)?|super\\w+(?: el| los| las)?|superior(?:es)? a(?:l)?|"
                      "sobrepas\\w+(?: el| los)?|rebas\\w+(?: el| los)?|exced\\w+"),
        ("less than", "menos de(?:l)?|por debajo de(?:l| los| las)?|inferior(?:es)? a(?:l)?"),
        ("about", "unos|unas|alrededor de(?:l)?|aproximadamente|en torno a(?:l| los)?|cerca de unos|sobre"),
    ),
    after=(
        ("at least", "o más|al menos|como mínimo|por lo menos"),
        ("at most", "como máximo|o menos|a lo sumo"),
        ("about", "aproximadamente"),
    ),
    ranges=(
        ("entre(?: el| los| las| un| unos)?", "y(?: el| los| las| un| unos)?"), ("de(?:l)?", "a(?:l)?"), ("", "a"),
        ("", "-"), ("", "o"),
    ),
    change="pas\\w+|aument\\w+|reduc\\w+|baj\\w+|sub\\w+|crec\\w+|elev\\w+|increment\\w+|recort\\w+|ca[íye]\\w+|"
           "disminu\\w+",
    link="de|del|de los|de las",
    skip="nuevos|nuevas|nuevo|nueva|otros|otras|grandes|pequeños|pequeñas|primeros|primeras",
    stop="hasta|en|para|por|de|del|a|al|y|e|o|el|la|los|las|un|una|desde|antes|después|con|sin|que|es|son|era|fue|será|"
         "serán|años|año|meses|mes|veces|su|sus|se|según|cada|este|esta|entre|sobre|más|puntos|ya|no|ha|han",
    shares={
        "(?:una cuarta parte|un cuarto) de(?:l)?": 25, "una quinta parte de(?:l)?": 20,
        "la mitad de(?:l)?": 50, "tres cuart(?:os|as partes) de(?:l)?": 75,
    },
    apart="veces (?:más|menos)|(?:más|menos) (?:que|de lo)",
)  # fmt: skip

SPEECH = Speech(
    cues=(
        ("may", "confía(?:n)? en|querría(?:n)?|desearía(?:n)?|le gustaría"),
        ("aims", "aspira(?:n|mos)?|objetivos?|metas?|previsi(?:ón|ones)|quiere(?:n)?|queremos|busca(?:n)?|"
                 "pretende(?:n)?|apunta(?:n)?|"
                 "espera(?:n|mos)?|"
                 "ambición|ambiciona|persigue(?:n)?|desea(?:n)?|calcula(?:n)?|estima(?:n)?|se (?:ha )?(?:propone|"
                 "propuesto|marca|"
                 "marcado|fija|fijado)|la mira"),
        ("plans", "prevé(?:n)?|prevemos|previst[oa]s?|planea(?:n)?|planes?|tiene(?:n)? (?:\\w+ )?(?:intención|"
                  "previsto|programad)"
                  "\\w*|programad[oa]s?|proyecta(?:n)?|contempla(?:n)?|se dispone(?:n)?|prepara(?:n)?|intención"),
        ("will", "se (?:ha |han )?comprometi?\\w*|compromiso|promete(?:n)?|prometido|garantiz\\w+|asegur\\w+|va a|van "
                 "a|vamos a"),
        ("will", "(?!(?:para|compra|obra|hora|otra|cámara|mejora|ahora|estará n)\\b)\\w{2,}(?:rá|rán|remos)"),
    ),
    hedge="debería(?:n)?|debe(?:n)?",
    present="llega(?:n)?|empieza(?:n)?|comienza(?:n)?|arranca(?:n)?|abre(?:n)?|entra(?:n)?|lanza(?:n)?|invierte(?:n)?|"
            "vuelve(?:n)?|"
            "pasa(?:n)?|cierra(?:n)?|deja(?:n)?|cesa(?:n)?|termina(?:n)?|debuta(?:n)?|inicia(?:n)?|construye(?:n)?|"
            "sale(?:n)?|"
            "regresa(?:n)?|sigue(?:n)?",
    acts="produ\\w+|constru\\w+|fabric\\w+|lanz\\w+|abr\\w+|invert\\w+|invier\\w+|renov\\w+|sustitu\\w+|reempl\\w+|"
         "contrat\\w+|"
         "cre\\w+|dej\\w+|ces\\w+|cerr\\w+|introdu\\w+|añad\\w+|ampli\\w+|rehabilit\\w+|reduc\\w+|elimin\\w+|"
         "public\\w+|entreg\\w+|"
         "ensambl\\w+|montar\\w+|prolong\\w+|reabr\\w+|equip\\w+|electrific\\w+|ofrec\\w+|abandon\\w+|traslad\\w+|"
         "adquir\\w+|"
         "compr\\w+|vend\\w+|desarroll\\w+|restaur\\w+|prohib\\w+|duplic\\w+|triplic\\w+|modern\\w+|instal\\w+|"
         "reembols\\w+|"
         "repar\\w+|volver\\w+|destin\\w+",
    keeps="segui\\w+|sigue(?:n)?|permanec\\w+|continu\\w+|manten\\w+|mantien\\w+|mantendr\\w+|conserv\\w+|preserv\\w+|"
          "congel\\w+|"
          "quedar\\w+|garantiz\\w+",
    negation="no|ning[uú]n\\w*|nunca|jamás|ni|sin",
    blocks={
        "condition": "si|siempre que|a condición|salvo|con tal de|en caso de|a menos que|sujet[oa]s? a|depender\\w+|"
                     "depende",
        "hypothesis": "(?:pod|ser|habr|tendr|har|dar|ir|estar|llegar|costar|volver|vender|abrir|crear|supondr|perder|"
                      "subir)ía"
                      "[ns]?|quizás?|tal vez|acaso|posiblemente|imagin\\w+|algún día|probablemente|probable|puede que",
        "others guess": "riesgos?|amenazan?|temor(?:es)?|analistas?|expertos?|observadores|consultor\\w+|economistas?|"
                        "rumores|según (?:la|los|las|"
                        "algunas|algunos|"
                        "varias|fuentes|una|un) ?(?:prensa|medios|fuentes|periódicos|diarios|encuesta|sondeo)(?:\\w*)|"
                        "encuesta|"
                        "al parecer|creo que|pienso|nadie sabe|catedrátic\\w+|investigador\\w+",
        "others want": "(?:sindicatos?|ecologistas|asociaci(?:ón|ones)|oposición|vecinos|usuarios|clientes|lectores|"
                       "ciudadanos|"
                       "conductores|competidores|viajeros|pasajeros|propietarios|activistas|médicos|trabajadores|"
                       "concesionarios|plataforma|comité)(?: \\w+){0,2} (?:pid\\w+|tem\\w+|esper\\w+|exig\\w+|"
                       "reclam\\w+|quier\\w+|"
                       "cre\\w+|dud\\w+|denunci\\w+|acus\\w+|critic\\w+|opin\\w+|solicit\\w+|confí\\w+|piens\\w+|"
                       "consider\\w+)",
        "denial": "cancelad[oa]s?|abandonad[oa]s?|desm[ei]\\w*nt\\w+|nieg\\w+|neg(?:ó|ado)|no (?:prevé|tiene (?:\\w+ "
                  ")?(?:intención|previsto|planes)|"
                  "planea|"
                  "pretende|quiere|aspira|contempla|busca)\\w*|descart\\w+|renunci\\w+|abandon\\w+ (?:el|su|sus|los) "
                  "(?:plan|objetivo|proyecto)\\w*|cancel\\w+|rechaz\\w+",
        "past intention": "habían? (?:\\w+ )?(?:prometido|previsto|anunciado|planeado|esperado|garantizado)|quería[n]?|"
                          "preveía[n]?|pretendía[n]?|iba[n]? a|debía[n]?|inicialmente|en un principio|incumpl\\w+|"
                          "aspiraba[n]?",
        "opinion": "hay que|merec\\w+|tiene[n]? que|es hora de|debemos",
        "anybody": "^\\W*(?:quien(?:es)? (?:quier\\w+|dese\\w+)|quienquiera|(?:el|la|los|las) que quier\\w+|"
                   "una? \\w+ que (?:quier[ae]|dese[ae]))",
        "the paper itself": "nuestr[oa]s (?:lector\\w+|páginas)|nuestr[oa] (?:agenda|calendario|"
                            "próximo número)|volveremos (?:sobre|a)",
        "a thing's promise": "(?:de lo que|lo que) promet(?:e|ía|en)|"
                             "(?:pantalla|folleto|etiqueta|publicidad) promet(?:e|ía)",
        "recall": "(?:retira|llama|retiran|llaman)(?:\\w*)(?= (?:a revisión |a )?(?:\\w+ ){0,2}\\d)|llamada a revisión|"
                  "campaña de revisión",
        "event": "la final|partido|campeonato|tribunal|juicio|rueda de prensa|conferencia (?:de prensa|telefónica)|"
                 "junta (?:general|de accionistas)|entrevista|"
                 "resultados (?:se publicarán|serán)",
        "invitation": "invitad[oa]s? a|por favor|inscríb\\w+|reserv[ae]\\w*|solicitudes",
    },
    past="\\w{3,}(?:ó|aron|ieron)|era|eran|había|habían|fue|fueron|ha sido|han sido",
    cadence=(
        ("year", "cada año|todos los años|al año|por año|anualmente|anual(?:es)?"),
        ("half", "cada (?:semestre|seis meses)|dos veces al año|por semestre|semestral\\w*"),
        ("quarter", "cada (?:trimestre|tres meses)|por trimestre|trimestral\\w*"),
        ("month", "cada mes|todos los meses|al mes|por mes|mensual\\w*"),
    ),
    clause="pero|sin|mientras|aunque|sin embargo|no obstante|tras haber",
    aside="\\w{3,}[ai]d[oa]s? (?:en|por|a|con|desde|cerca)|"
          "que|cuy[oa]s?|donde|quien(?:es)?|(?:en|con|a|de|por) (?:la|el|los|las) (?:que|cual(?:es)?)|"
          "con sede|lastrad[oa]s?|motivo",
    joint="y|e|luego",
    reported="(?:anunció|confirmó|dijo|aseguró|prometió|explicó|señaló|indicó) que (?:\\w+ ){0,5}\\w+ría[ns]?",
    says="dijo|dice|según|anunció|anuncia|confirmó|confirma|explicó|explica|prometió|promete|aseguró|asegura|declaró|"
         "garantizó|afirma|afirmó|añadió",
    now="aspira(?:n|mos)?|quiere(?:n)?|queremos|busca(?:n)?|pretende(?:n)?|apunta(?:n)?|ambiciona(?:n)?|"
        "persigue(?:n)?|prevé(?:n)?|prevemos|planea(?:n)?|proyecta(?:n)?|se compromete(?:n)?|"
        "promete(?:n)?|confía(?:n)? en|tiene(?:n)? intención",
)  # fmt: skip

UNITS = {
    **COMMON,
    "%": "%|por ?ciento|puntos porcentuales",
    "registrations": "matriculaciones",
    "cars": "coches|autos|automóviles|vehículos|turismos",
    "models": "modelos?", "orders": "pedidos", "sales": "ventas", "units": "unidades|ejemplares",
    "jobs": "empleos|puestos(?: de trabajo)?|trabajadores|empleados|plazas", "apprentices": "aprendices",
    "engineers": "ingenieros", "nurses": "enfermer[oa]s", "teachers": "profesores|docentes|maestros", "doctors":
            "médicos",
    "police": "policías|agentes", "trains": "trenes|tren", "buses": "autobuses|buses|autocares", "trams": "tranvías",
    "aircraft": "aviones|aeronaves", "ships": "barcos|buques|transbordadores", "wind-turbines": "turbinas|"
                                                                                                "aerogeneradores",
    "stations": "estaciones", "lines": "líneas", "charging-points": "puntos de (?:re)?carga|cargadores|electrolineras",
    "stores": "tiendas|locales|establecimientos|sucursales", "plants": "plantas|fábricas", "homes": "viviendas|casas|"
                                                                                                    "pisos|hogares",
    "schools": "escuelas|colegios", "hospitals": "hospitales", "beds": "camas", "trees": "árboles",
    "passengers": "viajeros|pasajeros", "users": "usuarios", "customers": "clientes|abonados", "people": "personas|"
                                                                                                         "habitantes",
    "visitors": "visitantes", "t": "toneladas", "minutes": "minutos|min", "hours": "horas", "days": "días", "ha":
            "hectáreas",
    "m": "metros",
}  # fmt: skip

SPANISH = Language("es", TIMES, NUMBERS, SPEECH, UNITS)
