"""The fixed words of explanations in English, Russian and Kazakh.

Not here: what properties say (`sentence_patterns`), the screen (`explanation_screens`).

Example:
    >>> explanation_word("minInclusive", "kk", value=200)
    'кемінде 200'
"""

from __future__ import annotations

from kzconst.phrases import Phrases

LETTERS = ("ABCDEFGHJKLM", "АБВГДЕЖЗИКЛМ", "АБВГДЕЖЗИКЛМ")
QUOTES = (("“", "”"), ("«", "»"), ("«", "»"))

_WORDS: dict[str, tuple[str, str, str]] = {
    # -- sentences
    "is-a": ("{s} is {o}", "{s} — {o}", "{s} — {o}"),
    "other-property": ("{s}: {p} {o}", "{s}: {p} — {o}", "{s}: {p} — {o}"),
    "and": ("{first} and {last}", "{first} и {last}", "{first} және {last}"),
    "or": (" or ", " или ", " немесе "),
    "either": ("either {first}, or {last}", "либо {first}, либо {last}", "не {first}, не {last}"),
    "not": ("it is not so that {clause}", "неверно, что {clause}", "мынау дұрыс емес: {clause}"),
    "definition": (
        "By definition, {goal} exactly when {clauses}",
        "По определению: {goal}, — тогда и только тогда, когда {clauses}",
        "Анықтама бойынша мынау орындалғанда және тек сонда ғана {goal}: {clauses}",
    ),
    "such": (
        "for some {letters}: {clauses}",
        "для некоторых {letters}: {clauses}",
        "қандай да бір {letters} үшін: {clauses}",
    ),
    "such-one": (
        "for some {letters}: {clauses}",
        "для некоторого {letters}: {clauses}",
        "қандай да бір {letters} үшін: {clauses}",
    ),
    "if": (
        "If {clauses}, then {goal}",
        "Если {clauses}, то {goal}",
        "Егер мынадай болса: {clauses}, онда {goal}",
    ),
    "every": ("Every {s} is {o}", "{s} — это всегда {o}", "Әрбір {s} — {o}"),
    "marked": (
        "Every {s} is marked as such, so that a chain of links can require it",
        (
            "Всякий элемент класса «{s}» помечен как таковой, чтобы цепочка связей проходила "
            "только через такие элементы"
        ),
        (
            "«{s}» класының әрбір мүшесі соның мүшесі деп белгіленген, сонда байланыстар тізбегі "
            "тек осындай мүшелер арқылы өтеді"
        ),
    ),
    "disjoint": (
        "Nothing is both {s} and {o}",
        "Ничто не может быть одновременно «{s}» и «{o}»",
        "Ештеңе бір мезгілде «{s}» әрі «{o}» бола алмайды",
    ),
    "same": (
        "{s} and {o} are one and the same",
        "{s} и {o} — одно и то же",
        "{s} мен {o} — бір нәрсе",
    ),
    "different": (
        "{s} and {o} are not the same",
        "{s} и {o} — не одно и то же",
        "{s} мен {o} бір нәрсе емес",
    ),
    "value-kind": (
        "The value of “{p}” must be {kind}",
        "Значение «{p}» должно быть таким: {kind}",
        "«{p}» мәні мынадай болуы керек: {kind}",
    ),
    "equivalent": (
        "{s} means the same as {o}",
        "«{s}» означает то же, что «{o}»",
        "«{s}» мен «{o}» бірдей мағынада",
    ),
    "cannot": (
        "There can be no {s}",
        "Не может быть ничего, что было бы «{s}»",
        "«{s}» болатын ештеңе бола алмайды",
    ),
    "all-inconsistent": (
        "The data contradict themselves",
        "Данные противоречат сами себе",
        "Деректер өзіне-өзі қайшы",
    ),
    # -- values
    "minInclusive": ("at least {value}", "не менее {value}", "кемінде {value}"),
    "minExclusive": ("more than {value}", "более {value}", "{value} шегінен артық"),
    "maxInclusive": ("at most {value}", "не более {value}", "ең көбі {value}"),
    "maxExclusive": ("less than {value}", "менее {value}", "{value} шегінен кем"),
    "day-minInclusive": ("{value} or later", "{value} или позже", "{value} не одан кейін"),
    "day-minExclusive": (
        "later than {value}",
        "день позднее {value}",
        "{value} күнінен кейінгі күн",
    ),
    "day-maxInclusive": ("{value} or earlier", "{value} или раньше", "{value} не одан бұрын"),
    "day-maxExclusive": (
        "earlier than {value}",
        "день ранее {value}",
        "{value} күнінен бұрынғы күн",
    ),
    "positiveInteger": ("a whole number from 1", "целое число от 1", "1-ден басталатын бүтін сан"),
    "nonNegativeInteger": (
        "a whole number from 0",
        "целое число от 0",
        "0-ден басталатын бүтін сан",
    ),
    "integer": ("a whole number", "целое число", "бүтін сан"),
    "boolean": ("yes or no", "да или нет", "иә не жоқ"),
    "dateTime": ("a day", "день", "күн"),
    "string": ("a text", "текст", "мәтін"),
    "decimal": ("a number", "число", "сан"),
    "anyURI": ("an address on the web", "адрес в интернете", "интернеттегі мекенжай"),
    "true": ("yes", "да", "иә"),
    "false": ("no", "нет", "жоқ"),
    # -- the screen
    "entailed": ("Follows", "Вывод следует", "Қорытынды шығады"),
    "contradicted": (
        "Does not follow; the contrary does",
        "Не следует; следует обратное",
        "Шықпайды; керісінше шығады",
    ),
    "unknown": (
        "Does not follow, and neither does the contrary: it stays open",
        "Не следует, как не следует и обратное: вопрос остаётся открытым",
        "Шықпайды, керісінше де шықпайды: мәселе ашық қалады",
    ),
    "inconsistent": (
        "Contradicts itself: from it anything would follow",
        "Содержит противоречие: из него следовало бы что угодно",
        "Өзіне-өзі қайшы: одан кез келген нәрсе шығар еді",
    ),
    "consistent": (
        "Contradicts neither itself nor the law",
        "Не противоречит ни себе, ни праву",
        "Өзіне де, құқыққа да қайшы емес",
    ),
    "reason-number": ("Reason {number}", "Основание {number}", "{number}-негіз"),
    "law": ("What is recorded", "Что записано", "Жазылғаны"),
    "terms": ("What the words mean", "Что означают слова", "Сөздердің мағынасы"),
    "more": (
        "There are other reasons too: `--all`, or more `--time-limit`",
        "Есть и другие основания: `--all` или больший `--time-limit`",
        "Басқа да негіздер бар: `--all` не ұзағырақ `--time-limit`",
    ),
    "not-taken-apart": (
        "The reasons could not be told apart",
        "Основания выделить не удалось",
        "Негіздерді бөліп көрсету мүмкін болмады",
    ),
    "premises": ("Under: {title}", "Исходя из: {title}", "Негізге алынғаны: {title}"),
    "file": (
        "{file}, read together with the law",
        "{file}, вместе с правом",
        "{file}, құқықпен бірге оқылғанда",
    ),
    "source": ("source", "источник", "дереккөз"),
    "claim": (
        "claim {code} of the paper, not law",
        "тезис {code} статьи, не право",
        "мақаланың {code} тұжырымы, құқық емес",
    ),
    "by-act": ("by: {act}", "акт: {act}", "акт: {act}"),
}

explanation_word = Phrases(_WORDS)
