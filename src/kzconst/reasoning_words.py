"""The fixed words of the reasoning screens in English, Russian and Kazakh.

The statement on OWL RL says what the engine was seen not to find on our own questions
(`tests/test_reasoning.py` compares). Not here: names of classes, properties and things, which are
labels in the data.

Example:
    >>> reasoning_word("contradicted", "kk")
    'жоққа шығады'
"""

from __future__ import annotations

from kzconst.phrases import Phrases

_WORDS: dict[str, tuple[str, str, str]] = {
    "consistent": (
        "Terms and law contradict nothing ({reasoner})",
        "Термины и право непротиворечивы ({reasoner})",
        "Терминдер мен құқықта қайшылық жоқ ({reasoner})",
    ),
    "inconsistent": (
        "The data contradict themselves ({reasoner})",
        "Данные противоречивы ({reasoner})",
        "Деректер бір-біріне қайшы ({reasoner})",
    ),
    "not-decided": (
        "Whether anything contradicts is not decided by these rules ({reasoner})",
        "Непротиворечивость этими правилами не проверяется ({reasoner})",
        "Қайшылықтың бар-жоғын бұл ережелер тексермейді ({reasoner})",
    ),
    "why": (
        "Why: {command}",
        "Почему: {command}",
        "Неліктен: {command}",
    ),
    "why-nothing": (
        "From a contradiction anything would follow, so nothing else is told.",
        "Из противоречия следует что угодно, поэтому больше ничего не сообщается.",
        "Қайшылықтан кез келген нәрсе шығады, сондықтан басқа ештеңе айтылмайды.",
    ),
    "unsatisfiable": (
        "Classes that can have no member",
        "Классы, в которых не может быть ни одного элемента",
        "Бірде-бір мүшесі бола алмайтын кластар",
    ),
    "none": ("none", "нет", "жоқ"),
    "inferred": (
        "What follows and is not asserted: {count} triples",
        "Следует, но не записано: {count} триплетов",
        "Жазылмаған, бірақ шығатын үштіктер саны: {count}",
    ),
    "members": ("members by class", "элементы по классам", "кластар бойынша мүшелер"),
    "pairs": ("pairs by property", "пары по свойствам", "қасиеттер бойынша жұптар"),
    "subclasses": (
        "subclasses and subproperties",
        "подклассы и подсвойства",
        "ішкі кластар мен ішкі қасиеттер",
    ),
    "apart": (
        "Inferred, kept apart from what is recorded; `--format json` gives every triple.",
        "Это выводы, они хранятся отдельно от записанного; все триплеты даёт `--format json`.",
        "Бұл қорытындылар жазылғаннан бөлек сақталады; барлық үштікті `--format json` береді.",
    ),
    "rl": (
        (
            "OWL RL sees less than HermiT and Pellet, and this engine less than OWL RL. Not seen "
            "here: limits on numbers and days (so no rule by its threshold, none by its time), "
            "lists of named things, chains of properties (who appoints, dismisses, hears whom; "
            "what succeeds what), things related to themselves, counting, things that must exist "
            "without being named, what is excluded, and most contradictions. What it finds does "
            "follow; what it does not find may follow all the same."
        ),
        (
            "OWL RL видит меньше, чем HermiT и Pellet, а этот движок — меньше, чем OWL RL. Здесь "
            "не видны: границы чисел и дат (поэтому нет правил по порогу и по времени), перечни "
            "названных вещей, цепочки свойств (кто кого назначает, освобождает, заслушивает; что "
            "чему преемствует), вещи, связанные с самими собой, подсчёт, вещи, которые должны "
            "существовать, но не названы, исключённое и большинство противоречий. Найденное "
            "действительно следует; ненайденное тоже может следовать."
        ),
        (
            "OWL RL ережелері HermiT пен Pellet-тен аз көреді, ал бұл құрал OWL RL-ден де аз "
            "көреді. Мұнда көрінбейтіні: сандар мен күндердің шектері (сондықтан межесі не уақыты "
            "бойынша қағидалар табылмайды), аталған нәрселердің тізбелері, қасиеттер тізбегі (кім "
            "кімді тағайындайды, босатады, тыңдайды; ненің орнын не басады), өзімен-өзі "
            "байланысқан нәрселер, санау, аталмаса да болуға тиіс нәрселер, жоққа шығарылғаны "
            "және қайшылықтардың көбі. Табылғаны шынымен шығады; табылмағаны да шығуы мүмкін."
        ),
    ),
    "pellet": (
        (
            "Pellet 2.3 was seen to miss pairs along chains that HermiT finds (who appoints, "
            "dismisses, hears whom): take HermiT for these."
        ),
        (
            "Pellet 2.3 пропускает пары по цепочкам, которые находит HermiT (кто кого назначает, "
            "освобождает, заслушивает): для них берите HermiT."
        ),
        (
            "Pellet 2.3 тізбектер бойынша HermiT табатын кейбір жұптарды (кім кімді тағайындайды, "
            "босатады, тыңдайды) таппайды: олар үшін HermiT алыңыз."
        ),
    ),
    "questions": (
        "What a reasoner can be asked: `kzconst reason --ask NAME`",
        "О чём можно спросить машину вывода: `kzconst reason --ask ИМЯ`",
        "Қорытынды машинасынан не сұрауға болады: `kzconst reason --ask АТАУ`",
    ),
    "premises-label": (
        "class of civil service of akims under each set of premises",
        "класс государственной службы акимов при каждом наборе посылок",
        "алғышарттардың әр жиынтығы бойынша әкімдердің мемлекеттік қызмет класы",
    ),
    "premises-definition": (
        (
            "Whether an appointed and an elected akim are political, administrative or elected "
            "civil servants, for each set of premises apart."
        ),
        (
            "Являются ли назначенный и избранный акимы политическими, административными или "
            "выборными служащими, отдельно для каждого набора посылок."
        ),
        (
            "Тағайындалған және сайланған әкімдер саяси, әкімшілік не сайланбалы қызметші ме, "
            "алғышарттардың әр жиынтығы үшін бөлек."
        ),
    ),
    "entailed": ("entailed", "следует", "шығады"),
    "contradicted": ("contradicted", "исключено", "жоққа шығады"),
    "unknown": ("unknown", "неизвестно", "белгісіз"),
    "inconsistent-set": (
        "the premises contradict themselves",
        "посылки противоречивы",
        "алғышарттар бір-біріне қайшы",
    ),
    "found-members": (
        "{label}: {count} entailed",
        "{label}: следует — {count}",
        "{label}: шығатыны — {count}",
    ),
    "open-world": (
        "What is not listed is not denied: it only does not follow from what is recorded.",
        "Неперечисленное не отрицается: оно лишь не следует из записанного.",
        "Тізімде жоқ нәрсе жоққа шығарылмайды: ол жазылғаннан шықпайды, бар болғаны сол.",
    ),
    "any-time": (
        "Recorded rules of every time are taken together; `kzconst show` gives the law of a day.",
        (
            "Записанные правила всех времён взяты вместе; право, действовавшее на дату, показывает "
            "`kzconst show`."
        ),
        (
            "Барлық уақыттың жазылған қағидалары бірге алынған; белгілі бір күні қолданылған "
            "құқықты `kzconst show` көрсетеді."
        ),
    ),
    "premises-not-law": (
        "Each answer holds under its set of premises only; a set is an assumption, never law.",
        "Каждый ответ верен только при своём наборе посылок; набор — допущение, а не норма права.",
        "Әр жауап өз алғышарттарында ғана дұрыс; алғышарттар — болжам, құқық нормасы емес.",
    ),
    "rests-on": ("Taken from", "Источник", "Дереккөзі"),
    "why-ask": (
        "Why: `kzconst explain NAME a {name}`",
        "Почему: `kzconst explain ИМЯ a {name}`",
        "Неліктен: `kzconst explain АТАУ a {name}`",
    ),
    "took": (
        "{seconds} s with {reasoner}",
        "{seconds} с, {reasoner}",
        "{seconds} с, {reasoner}",
    ),
    "cached": (
        "answer kept from before, with {reasoner}",
        "сохранённый ранее ответ, {reasoner}",
        "бұрын сақталған жауап, {reasoner}",
    ),
}

reasoning_word = Phrases(_WORDS)
