"""The fixed words of the doctrine screens in English, Russian and Kazakh.

Not here: names of people, terms, modalities and law, which are labels in the data; the words that
all screens share (`screen_words`).

Example:
    >>> doctrine_word("claims", "ru", count=3)
    'Тезисов: 3'
"""

from __future__ import annotations

from kzconst.phrases import Phrases
from kzconst.screen_words import word

_WORDS: dict[str, tuple[str, str, str]] = {
    "claim": (
        "{id}: claim in the literature, not law",
        "{id}: тезис доктрины, не норма права",
        "{id}: доктринадағы тұжырым, құқық нормасы емес",
    ),
    "claims": ("Claims: {count}", "Тезисов: {count}", "Тұжырымдар саны: {count}"),
    "tensions": (
        "Claims that pull against one another: {count}",
        "Тезисы, не согласующиеся друг с другом: {count}",
        "Бір-бірімен үйлеспейтін тұжырымдар: {count}",
    ),
    "who": ("Who says it", "Кто утверждает", "Кім айтады"),
    "quoted": ("verbatim quotation", "дословная цитата", "сөзбе-сөз дәйексөз"),
    "stance": ("the authors' stance", "отношение авторов", "авторлардың көзқарасы"),
    "source": ("Source named", "Указанный источник", "Көрсетілген дереккөз"),
    "modality": ("Put forward as", "В качестве чего высказано", "Қандай сапада айтылған"),
    "time": ("Time spoken of", "О каком времени", "Қай уақыт туралы"),
    "span": (
        "{start} until {end}, the last date excluded",
        "с {start} до {end}, не включая последнюю дату",
        "{start} күнінен {end} күніне дейін, соңғы күнді қоспағанда",
    ),
    "span-since": ("from {start}", "с {start}", "{start} күнінен бастап"),
    "span-before": (
        "until {end}, that date excluded",
        "до {end}, не включая эту дату",
        "{end} күніне дейін, бұл күнді қоспағанда",
    ),
    "about": ("About", "О чём", "Не туралы"),
    "cites": ("Law cited", "Указанные нормы и акты", "Сілтеме жасалған нормалар мен актілер"),
    "states-uncited": (
        "Stated without citing it",
        "Изложено без ссылки",
        "Сілтемесіз баяндалған",
    ),
    "where": ("Where in the text", "Где в тексте", "Мәтіннің қай жерінде"),
    "locator": (
        "lines {first}-{last}, characters {start}-{end}, {passage}; SHA-256 {digest}...",
        "строки {first}-{last}, знаки {start}-{end}, {passage}; SHA-256 {digest}...",
        "{first}-{last} жолдар, {start}-{end} таңбалар, {passage}; SHA-256 {digest}...",
    ),
    "in-kk": ("in Kazakh", "на казахском", "қазақша"),
    "in-ru": ("in Russian", "на русском", "орысша"),
    "in-en": ("in English", "на английском", "ағылшынша"),
    "in-kk-latn": ("in Kazakh, Latin script", "на казахском, латиницей", "қазақша, латын әрпімен"),
    "verdict": ("Verdict", "Вывод проверки", "Тексеру қорытындысы"),
    "computed": (
        "computed by comparing the claim with the rules",
        "вычислен сравнением тезиса с правилами",
        "тұжырымды қағидалармен салыстыру арқылы есептелген",
    ),
    "argued": (
        "argued, not computed",
        "обоснован, не вычислен",
        "есептелмеген, дәлелмен негізделген",
    ),
    "verdict-none": (
        "none; the claim is not one that the law of a day could bear out",
        "нет; такой тезис не проверяется по праву на дату",
        "жоқ; мұндай тұжырым белгілі бір күннің құқығымен тексерілмейді",
    ),
    "meaning-supported": (
        "the law of the time spoken of says so",
        "право того времени, о котором идёт речь, так и гласит",
        "сөз болып отырған уақыттың құқығы дәл осылай дейді",
    ),
    "meaning-supported-wrong-citation": (
        "the law says so, but not in the provision cited",
        "право так и гласит, но не в указанном положении",
        "құқық осылай дейді, бірақ сілтеме жасалған ережеде емес",
    ),
    "meaning-imprecise": (
        "right in the main, but something of legal weight is left out or blurred",
        "в основном верно, но юридически значимое опущено или смазано",
        "негізінен дұрыс, бірақ құқықтық маңызы бар жайт айтылмаған не бұлыңғыр",
    ),
    "meaning-contradicted": (
        "the law of the time spoken of excludes it",
        "право того времени, о котором идёт речь, это исключает",
        "сөз болып отырған уақыттың құқығы мұны жоққа шығарады",
    ),
    "meaning-outdated": (
        "told as law in force, but it had already ceased to be law",
        "изложено как действующее право, но уже не действовало",
        "қолданыстағы құқық ретінде айтылған, бірақ ол кезде қолданыстан шыққан",
    ),
    "meaning-not-checkable": (
        "the rules and texts held here cannot settle it",
        "по имеющимся здесь правилам и текстам установить нельзя",
        "мұндағы қағидалар мен мәтіндер бойынша анықтау мүмкін емес",
    ),
    "law-until": (
        "What it states ceased to be law on {end}.",
        "Изложенное в нём утратило силу {end}.",
        "Онда айтылған норма {end} күні күшін жойды.",
    ),
    "law-beside": (
        "The law beside it (where a last date is given, it is no longer in force)",
        "Право рядом с тезисом (последняя дата не включается)",
        "Тұжырыммен қатар тұрған құқық (соңғы күн кірмейді)",
    ),
    "at-the-latest": (
        "{day} (at the latest {latest})",
        "{day} (не позднее {latest})",
        "{day} (ең кеші {latest})",
    ),
    "when-later": ("later law", "позднейшее право", "кейінгі құқық"),
    "when-earlier": ("earlier law", "более раннее право", "бұрынғы құқық"),
    "as-cited": (
        "cited in the text as {text}",
        "ссылка в тексте: {text}",
        "мәтіндегі сілтеме: {text}",
    ),
    "adopted-on": ("adopted on {day}", "принят {day}", "{day} күні қабылданған"),
    "in-tension": (
        "Pulls against other claims",
        "Не согласуется с другими тезисами",
        "Басқа тұжырымдармен үйлеспейді",
    ),
    "involved": ("claims", "тезисы", "тұжырымдар"),
    "also-called": ("also", "также", "сондай-ақ"),
    "broader": ("Broader", "Шире", "Кеңірек ұғым"),
    "narrower": ("Narrower", "Уже", "Тарырақ ұғымдар"),
    "related": ("Related", "Связано", "Байланысты ұғымдар"),
    "in-the-law": ("In the law", "В праве", "Құқықта"),
    "in-the-ontology": ("In the ontology", "В онтологии", "Онтологияда"),
    "claims-about": (
        "Claims about it: {count} (kzconst claims --about {term})",
        "Тезисов об этом: {count} (kzconst claims --about {term})",
        "Ол туралы тұжырымдар саны: {count} (kzconst claims --about {term})",
    ),
    "also-found": ("Also found", "Найдено также", "Сондай-ақ табылғандар"),
    "and-more": ("and {count} more", "и ещё {count}", "тағы {count}"),
}

doctrine_word = Phrases(_WORDS, beside=word)
