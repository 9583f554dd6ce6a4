"""French."""

from postilla.ledger.proposals.language import Language, Numbers, Speech, Times
from postilla.ledger.proposals.tables.units import COMMON

TIMES = Times(
    months=("janvier|janv\\.?", "février|févr?\\.?", "mars", "avril|avr\\.?", "mai", "juin", "juillet|juil\\.?", "août",
            "septembre|sept\\.?", "octobre|oct\\.?", "novembre|nov\\.?", "décembre|déc\\.?"),
    ordinals=("première?|premier|1er", "deuxième|seconde?|2e|2ème", "troisième|3e|3ème", "quatrième|dernier|4e|4ème"),
    quarter="trimestre",
    half="semestre|moitié",
    fourth="quart",
    third="tiers|quadrimestre",
    weekdays=("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    seasons={"(?:le )?printemps": 3, "(?:l')?été": 6, "(?:l')?automne": 9, "(?:l')?hiver": 12, "(?:la )?rentrée": 9},
    of="de l'année|de l'exercice|de|en",
    preps={
        "by": "d'ici(?: à| au| aux)?(?: la| le)?|au plus tard(?: le| en| au| à| fin)?|jusqu'(?:en|à|au|aux)(?: la| "
              "le)?|"
              "à l'horizon(?: de)?|pour(?= fin)|horizon",
        "before": "avant(?: le| la| l'| les)?",
        "from": "à partir (?:de|du|d')(?: la| le)?|dès(?: le| la| l')?|à compter (?:de|du|d')|à dater du",
        "since": "depuis(?: le| la| l')?|qu'en|que|par rapport à|contre(?= en)|contre en",
        "after": "après(?: le| la| l')?|au-delà de",
        "in": "en|au|à|pour|dans(?: le| la)?|pour l[ea]|au cours d(?:u|e la)|lors du|le|sur|du|de|à la|pour l'exercice|"
              "(?:durant|pendant)(?: le| la)?",
    },
    late="au plus tard",
    parts={
        "begin": "(?:le |au |du )?début(?: de l'année| de| du| d')?",
        "mid": "(?:la )?mi-?|(?:le )?milieu (?:de|du|d')(?: l'année)?",
        "end": "(?:la )?fin(?: de l'année| de| du| d')?",
    },
    relative=(
        ("l'an(?:née)? prochaine?|l'année (?:à venir|suivante)|l'exercice prochain", "year", 1),
        ("cette année|l'année en cours|cet exercice", "year", 0),
        ("l'an(?:née)? (?:dernier|dernière|passée?)|l'année précédente", "year", -1),
        ("le mois prochain", "month", 1), ("ce mois-ci", "month", 0), ("le mois dernier", "month", -1),
        ("le trimestre prochain", "quarter", 1), ("ce trimestre", "quarter", 0), ("le trimestre dernier", "quarter",
        -1),
        ("(?:la )?fin (?:de (?:l'|cette )année|d'année)|noël", "end", 0),
    ),
    decade="(?:la fin de |fin de )?(?:la|cette) décennie",
    within=("(?:dans|d'ici(?: à)?|sous|en|au cours des|sur|durant|pendant|dans les)(?: les)?(?: prochaines| prochains)?"
            " {n}(?: prochaines| prochains)? {unit}", "les {n} prochaine?s {unit}"),
    year_unit="ans?|années?", month_unit="mois",
    span="et|à|au|-", span_before="entre|de",
)  # fmt: skip

NUMBERS = Numbers(
    decimal=",",
    multipliers={
        "billions?": 12, "milliards?|mds?|mrds?": 9, "millions?|mio|m(?=€| €|\\b(?! ))": 6, "milliers?|mille|k(?=€)": 3,
    },
    words={
        "un demi-million": 500_000,
        "un demi-milliard": 500_000_000, "un million": 1_000_000, "un milliard": 1_000_000_000, "une": 1, "un": 1,
            "deux": 2,
        "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9, "dix": 10, "onze": 11,
        "douze": 12,
        "quinze": 15, "vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "une dizaine": 10,
        "une centaine": 100,
        "un millier": 1000, "mille": 1000, "cent": 100,
    },
    before=(
        ("just over", "(?:un )?(?:peu|tout juste|à peine|légèrement) plus d[e']|légèrement au-dessus de"),
        ("at least", "au moins|au minimum|un minimum de|pas moins d[e']|minimum"),
        ("at most", "au plus|au maximum|un maximum de|pas plus d[e']|jusqu'à|plafonnée?s? à|ne (?:dépassera|"
                    "dépasseront|"
                    "dépasse|dépassent) pas(?: les)?|n'excédera pas(?: les)?"),
        ("nearly", "près d[e']|presque|(?:un )?peu moins d[e']|pas loin d[e']|pas tout à fait|avoisin\\w+(?: les)?"),
        ("more than", "plus d[e']|au-delà (?:de|des)|au-dessus (?:de|des)|dépass\\w+(?: les| le cap des| la barre "
                      "des)?|"
                      "supérieure?s? à|franchi\\w+(?: le cap des| la barre des| les)?|excéd\\w+"),
        ("less than", "moins d[e']|en dessous (?:de|des)|au-dessous (?:de|des)|sous(?: les| la barre des| le seuil "
                      "des)?|"
                      "inférieure?s? à"),
        ("about", "environ|quelque|autour de|à peu près|de l'ordre de|aux alentours de|approximativement|une? bonne"),
    ),
    after=(
        ("at least", "(?:ou|et) plus|au moins|au minimum|minimum"),
        ("at most", "au plus|au maximum|maximum|ou moins"),
        ("about", "environ"),
    ),
    ranges=(("entre", "et(?: les)?"), ("de", "à"), ("", "à"), ("", "-"), ("", "ou")),
    change="port\\w+|pass\\w+|augment\\w+|rédui\\w+|abaiss\\w+|ramen\\w+|progress\\w+|relev\\w+|baiss\\w+|recul\\w+|"
           "hausse|gagn\\w+|perd\\w+|grimp\\w+|chut\\w+",
    link="de|d'|des|du",
    skip="nouveaux|nouvelles|nouveau|nouvel|nouvelle|autres|grands|grandes|petits|petites|premiers|premières",
    stop="d'ici|dici|ici|dans|pour|par|en|au|aux|à|et|ou|la|le|les|l|d|de|des|du|sur|sera|seront|est|sont|était|ont|a|"
         "avant|après|dès|depuis|contre|chez|avec|sans|que|qui|ans|an|mois|année|années|fois|il|elle|ils|points?|"
         "l'an|cette|ce|prochain|prochains|prochaines|par an|fin",
    shares={
        "un quart d(?:e|u|es)": 25, "un cinquième d(?:e|u|es)": 20, "la moitié d(?:e|u|es)": 50,
        "les trois quarts d(?:e|u|es)": 75,
    },
    apart="fois (?:plus|moins)|(?:de (?:plus|moins)|supplémentaires) qu(?:e(?!\\w)|')",
)  # fmt: skip

SPEECH = Speech(
    cues=(
        ("may", "esp[èé]r(?:e|ent|ons)"),
        ("aims", "vise(?:nt|r)?|prévisions?|visant|visons|objectifs?|ambitions?|ambitionne\\w*|souhait\\w+|veut|"
                 "veulent|voulons|"
                 "cible\\w*|"
                 "table(?:nt)? sur|cherche(?:nt)? à|s'attend(?:ent)?|attend(?:ent|us?)?|anticipe(?:nt)?|(?:fixe|"
                 "donne)\\w* "
                 "pour (?:but|objectif|cap)|but|aspire(?:nt)? à|voudrait|aimerait|cap sur|mise(?:nt)? sur"),
        ("plans", "prévoi(?:t|ent|r)|prévoyons|prévue?s?|compte(?:nt)?(?: bien| toujours)? (?:\\w{2,}(?:er|ir|re|oir))|"
                  "entend(?:ent)?|programmée?s?|planifi\\w+|envisage(?:nt)?|intention|projet(?:te|tent|ons)?|s'apprête"
                  "(?:nt)? à|doit|doivent|plan"),
        ("will", "s'(?:est |était )?engag\\w+|engagement|promet(?:tent)?|promis|garanti\\w*|va|vont|allons|"
                 "assure(?:nt)?(?= qu)|"
                 "confirme(?:nt)?(?= qu)"),
        ("will", "(?!(?:opéra|caméra|extra|infra|ultra|para|contra|hydra|etcetera|agora|aura|là|cobra|zebra|tiara|"
                 "sera-t-il|pendra|délégera|verra)\\b)\\w{2,}(?:ra|ront|rons)"),
    ),
    hedge="devrai(?:t|ent)",
    present="arrive(?:nt)?|débute(?:nt)?|démarre(?:nt)?|commence(?:nt)?|ouvre(?:nt)?|entre(?:nt)?|lance(?:nt)?|"
            "investi(?:t|ssent)|"
            "rev(?:ient|iennent)|devi(?:ent|ennent)|passe(?:nt)?|ferme(?:nt)?|quitte(?:nt)?|cesse(?:nt)?|"
            "s'ach[èe]ve(?:nt)?|"
            "sort(?:ent)?|construi(?:t|sent)|s'applique(?:nt)?|prend effet|se termine(?:nt)?|suit",
    acts="produi\\w+|constru\\w+|fabriqu\\w+|lanc\\w+|ouvr\\w+|invest\\w+|renouvel\\w+|remplac\\w+|embauch\\w+|"
         "recrut\\w+|"
         "cré\\w+|arrêt\\w+|cess\\w+|ferm\\w+|introdui\\w+|ajout\\w+|agrandi\\w+|rénov\\w+|rédui\\w+|supprim\\w+|"
         "publi\\w+|"
         "livr\\w+|assembl\\w+|prolong\\w+|rouvr\\w+|équip\\w+|électrifi\\w+|propos\\w+|abandonn\\w+|transf[éè]r\\w+|"
         "acqu\\w+|ach[eè]t\\w+|vend\\w+|développ\\w+|restaur\\w+|interdi\\w+|doubl\\w+|tripl\\w+|modernis\\w+|"
         "install\\w+|"
         "rembours\\w+|répar\\w+|revien\\w+|s'implant\\w+",
    keeps="rest(?:e|ent|era|eront|er)|demeur(?:e|ent|era|eront)|continu(?:e|ent|era|eront|er)|maintien\\w*|mainten\\w+|"
          "conserv\\w+|préserv\\w+|gel(?:é|ée|és|er)|garanti\\w*|se poursui\\w+|pérennis\\w+",
    negation="aucune?|ne|n'|pas|jamais|nul|nulle|sans",
    blocks={
        "condition": "si(?! possible)|s'il|s'ils|à condition|sous réserve|à moins|pourvu que|en cas de|selon que|"
                     "dépendra|"
                     "pour peu que|le cas échéant",
        "hypothesis": "(?!(?:devr|voudr|souhaiter|aimer)(?:ait|aient))(?!(?:extrait|trait|attrait|retrait|portrait|"
                      "distrait|abstrait|soustrait)\\b)\\w{2,}r(?:ait|aient)|peut-être|éventuellement|imagin\\w+|un "
                      "jour",
        "others guess": "risquent?|risque|menacent?|menace|craintes?|sources proches|rien ne (?:dit|garantit|prouve)|"
                        "analystes?|experts?|observateurs?|spécialistes?|consultants?|économistes?|rumeurs?|selon "
                        "(?:la|les|"
                        "des|plusieurs) (?:presse|médias?|sources?|journa\\w+|informations|sondages?)|selon un "
                        "(?:sondage|"
                        "institut)|sondage|paraît-il|je (?:pense|crois|doute)|nul ne sait|personne ne sait|"
                        "probablement|"
                        "sans doute|vraisemblablement|professeure?|chercheurs?",
        "others want": "(?:syndicats?|écologistes|associations?|opposition|riverains|usagers|clients|lecteurs|"
                       "habitants|"
                       "automobilistes|concurrents?|voyageurs|propriétaires|militants|ong|élus|salariés|"
                       "concessionnaires)"
                       "(?:,? \\w+){0,2},? (?:demand\\w+|redout\\w+|crai\\w+|esp[éè]r\\w+|réclam\\w+|veulent|"
                       "souhait\\w+|"
                       "estim\\w+|exig\\w+|attend\\w*|dénonc\\w+|dout\\w+|accus\\w+|appel\\w+|jug\\w+|pens\\w+|"
                       "croi\\w+)",
        "denial": "abandonnée?s?|enterrée?s?|dément\\w*|démenti|n'(?:envisage|entend|a pas l'intention)\\w*|ne "
                  "(?:prévoit|compte|souhaite|veut|"
                  "vise|"
                  "prévoient|comptent) pas|exclu(?:t|ent)|renonc\\w+|abandonn\\w+ (?:son|ses|le|l'|les) (?:projet|"
                  "objectif|"
                  "plan)\\w*|annul\\w+|rejett\\w+|nie|refus\\w+ de",
        "past intention": "(?:avait|avaient) (?:\\w+ )?(?:promis|prévu|annoncé|voulu|espéré|envisagé|visé)|voulai(?:t|"
                          "ent)|"
                          "prévoyai(?:t|ent)|visai(?:t|ent)|devai(?:t|ent)|initialement|à l'origine|manqué|"
                          "comptai(?:t|ent) "
                          "\\w+(?:er|ir|re)",
        "opinion": "faut|faudra|méritent?|il est temps|devons",
        "anybody": "^\\W*(?:quiconque|celui qui|celle qui|ceux qui (?:veulent|souhaitent)|qui veut|"
                   "une? \\w+ qui (?:veut|voudrait|souhaite))",
        "the paper itself": "nos (?:lecteurs|lectrices|colonnes|pages)|notre (?:agenda|calendrier|courrier|"
                            "prochain numéro)|nous y reviendrons|nous reviendrons",
        "a thing's promise": "(?:que|ce que|qu')(?: ?ne)? (?:promet|promettait|promettent) (?:la|le|l'|les)|"
                             "(?:écran|affichage|brochure|étiquette|publicité) (?:promet|promettait)",
        "recall": "(?:rappelle|rappellent|rappelé|rappel)(?= (?:\\w+ ){0,3}\\d)|rappel de|campagne de rappel",
        "event": "la finale|match|championnat|tribunal|procès|conférence (?:de presse|téléphonique)|assemblée "
                 "générale|résultats (?:seront|sont) (?:publiés|"
                 "annoncés)|"
                 "webdiffusion|entretien",
        "invitation": "invitée?s? à|priée?s? de|inscrivez|réservez|commandez|candidatures?",
    },
    past="(?:a|ont) \\w{2,}(?:é|i|u|is|it)|était|étaient|avait|avaient|a été|ont été|fut|furent",
    cadence=(
        ("year", "chaque année|tous les ans|par an|annuellement|annuelle?s?|toutes les années|par année"),
        ("half", "chaque semestre|tous les (?:six mois|semestres)|deux fois par an|par semestre"),
        ("quarter", "chaque trimestre|tous les (?:trois mois|trimestres)|par trimestre|trimestriel\\w*"),
        ("month", "chaque mois|tous les mois|par mois|mensuel\\w*"),
    ),
    clause="mais|sans|tandis que|alors que|cependant|toutefois|après avoir|quoique|bien que|où",
    aside="\\w{3,}(?:é|ée|és|ées|i|ie|is|ies|u|ue|us|ues) (?:par|à|en|près|dans|au|aux|depuis|chez)|"
          "qui|dont|lequel|laquelle|lesquels|lesquelles|auquel|à laquelle|où|selon|objet|plombée?s?|"
          "en (?:recul|hausse|baisse)",
    joint="et|puis",
    reported="(?:a|ont) (?:annoncé|précisé|confirmé|promis|indiqué|assuré|déclaré|affirmé|expliqué|ajouté|"
             "fait savoir|laissé entendre)(?: "
             "\\w+){0,2} qu(?:e|') ?(?:[\\w']+ ){1,5}\\w+r(?:ait|aient)",
    says="dit|a déclaré|déclare|selon|a annoncé|annonce|a confirmé|confirme|a précisé|précise|explique|a expliqué|a "
         "promis|"
         "promet|a indiqué|indique|assure|affirme|a affirmé",
    now="vise(?:nt)?|visons|ambitionne(?:nt)?|souhaite(?:nt)?|veut|veulent|voulons|table(?:nt)? sur|"
        "cherche(?:nt)? à|aspire(?:nt)? à|prévoi(?:t|ent)|prévoyons|compte(?:nt)?|entend(?:ent)?|"
        "envisage(?:nt)?|s'engage(?:nt)?|promet(?:tent)?|espère(?:nt)?",
)  # fmt: skip

UNITS = {
    **COMMON,
    "%": "%|pour ?cent|points? de pourcentage",
    "registrations": "immatriculations",
    "cars": "voitures?|véhicules?|automobiles?|autos",
    "models": "modèles?", "orders": "commandes", "sales": "ventes", "units": "unités|exemplaires",
    "jobs": "emplois|postes|salariés|collaborateurs|employés|ouvriers",
    "apprentices": "apprentis|alternants", "engineers": "ingénieurs", "nurses": "infirmi(?:ers|ères)",
    "teachers": "enseignants|professeurs", "doctors": "médecins", "police": "policiers",
    "trains": "trains?|rames", "buses": "bus|autobus|autocars", "trams": "trams|tramways", "aircraft":
            "avions|appareils",
    "ships": "navires|ferries|bateaux", "wind-turbines": "éoliennes|turbines", "stations": "gares|stations",
    "lines": "lignes", "charging-points": "bornes(?: de recharge)?|points de (?:re)?charge|chargeurs",
    "stores": "magasins|boutiques|agences|points de vente", "plants": "usines|sites de production",
    "homes": "logements|maisons|appartements|foyers|habitations", "schools": "écoles", "hospitals": "hôpitaux",
    "beds": "lits", "trees": "arbres", "passengers": "voyageurs|passagers", "users": "utilisat(?:eurs|rices)|usagers",
    "customers": "clients|abonnés", "people": "personnes|habitants", "visitors": "visiteurs", "t": "tonnes?",
    "minutes": "minutes|min", "hours": "heures", "days": "jours", "ha": "hectares", "m": "mètres",
}  # fmt: skip

FRENCH = Language("fr", TIMES, NUMBERS, SPEECH, UNITS)
