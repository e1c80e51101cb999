"""The fixed words of the screens in English, Russian and Kazakh.

Not here: names of legal things, which are labels in the data; sentences about decisions
(`wording`).
"""

from __future__ import annotations

LANGUAGES = ("en", "ru", "kk")

_WORDS: dict[str, tuple[str, str, str]] = {
    "on": ("on", "на дату", "күні"),
    "in-force": (
        "in force from {start} until {end}",
        "действует с {start} до {end}",
        "{start} күнінен {end} күніне дейін қолданылады",
    ),
    "in-force-open": (
        "in force from {start}",
        "действует с {start}",
        "{start} күнінен бастап қолданылады",
    ),
    "window": (
        "first day not settled: {start} at the earliest, {latest} at the latest",
        "первый день не установлен: не ранее {start}, не позднее {latest}",
        "алғашқы күні анықталмаған: ең ерте {start}, ең кеш {latest}",
    ),
    "until-excluded": (
        "the last date is no longer in force",
        "последняя дата уже не входит",
        "соңғы күн кірмейді",
    ),
    "original": ("original text", "первоначальная редакция", "бастапқы редакция"),
    "changed-by": ("changed by: {act}", "изменено актом: {act}", "өзгерткен акт: {act}"),
    "certain": ("certain", "установлено", "анықталған"),
    "uncertain": ("not certain", "не установлено", "анықталмаған"),
    "boundary": (
        "the day lies in the window of a change whose first day is not settled",
        "день попадает в промежуток, в котором первый день действия не установлен",
        "бұл күн өзгерістің алғашқы күні анықталмаған аралыққа түседі",
    ),
    "not-checked-since": (
        "the text was not read again since",
        "текст после этого не сверялся",
        "мәтін содан бері қайта оқылмаған",
    ),
    "after-horizon": (
        "the day lies after the knowledge horizon",
        "день позже горизонта знаний",
        "бұл күн білім көкжиегінен кейін",
    ),
    "confidence": ("the text is not verified", "текст не сверен", "мәтін тексерілмеген"),
    "boundary-detail": (
        "settled from {detail}",
        "установлено с {detail}",
        "{detail} күнінен бастап анықталған",
    ),
    "not-checked-since-detail": (
        "last read {detail}",
        "последняя сверка {detail}",
        "соңғы оқылған күні {detail}",
    ),
    "after-horizon-detail": (
        "known until {detail}",
        "известно по {detail}",
        "{detail} күніне дейін белгілі",
    ),
    "confidence-detail": ("{detail}", "{detail}", "{detail}"),
    "other-candidate": (
        "other candidate: {candidate}",
        "другой вариант: {candidate}",
        "басқа нұсқа: {candidate}",
    ),
    "nothing-recorded": ("nothing recorded", "ничего не зафиксировано", "ештеңе тіркелмеген"),
    "sources": ("Sources", "Источники", "Дереккөздер"),
    "tiers": ("tiers", "уровни", "деңгейлер"),
    "not-recorded-rule": (
        "The content of the rule is not recorded.",
        "Содержание правила не зафиксировано.",
        "Қағиданың мазмұны тіркелмеген.",
    ),
    "partly-recorded-rule": (
        "Recorded in part; what is not shown is not known.",
        "Зафиксировано частично; непоказанное неизвестно.",
        "Ішінара тіркелген; көрсетілмегені белгісіз.",
    ),
    "no-rule": (
        "No rule is recorded for this place.",
        "Для этого места правило не зафиксировано.",
        "Бұл орын үшін қағида тіркелмеген.",
    ),
    "reading": ("reading", "толкование", "түсіндіру"),
    "not-before": (
        "Not in force on {day}: it begins on {start}.",
        "На {day} не действует: начинает действовать {start}.",
        "{day} күні қолданылмайды: {start} күнінен басталады.",
    ),
    "ended": (
        "Not in force on {day}: it ended on {end}.",
        "На {day} не действует: прекратило действие {end}.",
        "{day} күні қолданылмайды: {end} күні қолданылуын тоқтатты.",
    ),
    "succeeded": (
        "Its place is taken by {address}, shown below.",
        "Его место заняло {address}, показано ниже.",
        "Оның орнын {address} басты, төменде көрсетілген.",
    ),
    "succeeded-by": ("succeeded by {address}", "преемник: {address}", "мирасқоры: {address}"),
    "history": ("History", "История", "Тарихы"),
    "difference": (
        "What changed between {start} and {end}",
        "Что изменилось между {start} и {end}",
        "{start} мен {end} аралығында не өзгерді",
    ),
    "no-change": ("Nothing changed.", "Ничего не изменилось.", "Ештеңе өзгерген жоқ."),
    "text-only": (
        "only the text changed; the rule is the same",
        "изменился только текст; правило прежнее",
        "тек мәтін өзгерді; қағида бұрынғыдай",
    ),
    "amended": ("amended", "изменено", "өзгертілді"),
    "added": ("added", "добавлено", "қосылды"),
    "repealed": ("repealed", "утратило силу", "күші жойылды"),
    "kind-succeeded": ("succeeded", "преемство", "мирасқорлық"),
    "nothing": ("—", "—", "—"),
    "yes": ("yes", "да", "иә"),
    "no": ("no", "нет", "жоқ"),
    "threshold": (
        "{comparator} {fraction} of the {base}",
        "{comparator} {fraction} ({base})",
        "{comparator} {fraction} ({base})",
    ),
    "threshold-none-stated": ("threshold none stated", "порог не указан", "межесі көрсетілмеген"),
    "threshold-not-recorded": (
        "threshold not recorded",
        "порог не зафиксирован",
        "межесі тіркелмеген",
    ),
    "not-stated": ("not stated", "не указано", "көрсетілмеген"),
    "nothing-such": ("no such rule", "такого правила нет", "мұндай қағида жоқ"),
    "inputs": ("inputs", "вводные", "бастапқы мәліметтер"),
    "before": ("before", "до", "дейін"),
    "after": ("after", "после", "кейін"),
    "by-act": ("By which act", "Каким актом", "Қай актімен"),
    "first-day": ("First day in force", "Первый день действия", "Қолданылуының алғашқы күні"),
    "tour-next": ("Try next", "Что попробовать дальше", "Бұдан әрі байқап көріңіз"),
    "decision": (
        "{matter}, on {day}: {outcome}",
        "{matter}, на {day}: {outcome}",
        "{matter}, {day} күні: {outcome}",
    ),
    "procedures": ("What can be decided", "Что можно решить", "Не шешуге болады"),
    "stages": ("Stages", "Стадии", "Сатылар"),
    "missing": ("missing", "не хватает", "жетіспейді"),
    "conflicts": ("Conflicts of norms", "Коллизии норм", "Нормалар коллизиясы"),
    "additions": (
        "Only in the lower norm",
        "Только в нижестоящей норме",
        "Тек төмен тұрған нормада",
    ),
    "open-points": ("Open points", "Открытые вопросы", "Ашық мәселелер"),
    "no-violations": ("No violations.", "Нарушений нет.", "Бұзушылық жоқ."),
}


def word(key: str, language: str, **values: object) -> str:
    """Give a fixed phrase in a language.

    Args:
        key: The name of the phrase.
        language: `en`, `ru` or `kk`.
        **values: What the phrase has places for.

    Returns:
        The phrase.

    Example:
        >>> word("ended", "kk", day="2026-08-01", end="2026-07-01")
        '2026-08-01 күні қолданылмайды: 2026-07-01 күні қолданылуын тоқтатты.'
    """
    return _WORDS[key][LANGUAGES.index(language)].format(**values)
