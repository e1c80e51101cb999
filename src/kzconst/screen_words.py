"""The fixed words of the screens in English, Russian and Kazakh.

Not here: names of legal things, which are labels in the data; sentences about decisions
(`wording`).

Example:
    >>> word("ended", "kk", day="2026-08-01", end="2026-07-01")
    '2026-08-01 күні қолданылмайды: 2026-07-01 күні қолданылуын тоқтатты.'
"""

from __future__ import annotations

from kzconst.phrases import Phrases

_WORDS: dict[str, tuple[str, str, str]] = {
    "on": ("on {day}", "на {day}", "{day} күні"),
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
        "первый день действия не установлен: не ранее {start}, не позднее {latest}",
        "қолданылуының алғашқы күні анықталмаған: ең ертесі {start}, ең кеші {latest}",
    ),
    "until-excluded": (
        "the last date is no longer in force",
        "не включая последнюю дату",
        "соңғы күнді қоспағанда",
    ),
    "original": ("original text", "первоначальная редакция", "бастапқы редакция"),
    "changed-by": ("changed by: {act}", "изменивший акт: {act}", "өзгерткен акт: {act}"),
    "certain": ("certain", "установлено", "анықталған"),
    "uncertain": ("not certain", "не установлено", "анықталмаған"),
    "boundary": (
        "the day lies in the window of a change whose first day is not settled",
        "день приходится на промежуток изменения, первый день действия которого не установлен",
        "бұл күн қолданылуының алғашқы күні анықталмаған өзгерістің аралығына жатады",
    ),
    "not-checked-since": (
        "the text was not read again since",
        "после последней сверки текст повторно не проверялся",
        "соңғы салыстырудан бері мәтін қайта тексерілмеген",
    ),
    "after-horizon": (
        "the day lies after the knowledge horizon",
        "день наступает после горизонта знаний",
        "бұл күн білім көкжиегінен кейін келеді",
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
        "соңғы салыстырылған күні {detail}",
    ),
    "after-horizon-detail": (
        "known until {detail}",
        "известно по {detail} включительно",
        "{detail} күнін қоса алғанға дейін белгілі",
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
        "Зафиксировано частично; остальное неизвестно.",
        "Ішінара тіркелген; қалған бөлігі белгісіз.",
    ),
    "no-rule": (
        "No rule is recorded for this provision.",
        "Для этого положения правило не зафиксировано.",
        "Бұл ереже үшін қағида тіркелмеген.",
    ),
    "reading": ("reading", "толкование", "түсіндірме"),
    "not-before": (
        "Not in force on {day}: it begins on {start}.",
        "На {day} не действует: начинает действовать с {start}.",
        "{day} күні қолданылмайды: {start} күнінен бастап қолданылады.",
    ),
    "not-recorded-before": (
        "Nothing is recorded for {day}: the first recorded version begins on {start}.",
        "На {day} ничего не зафиксировано: первая зафиксированная редакция действует с {start}.",
        (
            "{day} күні бойынша ештеңе тіркелмеген: алғашқы тіркелген редакция {start} күнінен "
            "басталады."
        ),
    ),
    "ended": (
        "Not in force on {day}: it ended on {end}.",
        "На {day} не действует: прекратило действие {end}.",
        "{day} күні қолданылмайды: {end} күні қолданылуын тоқтатты.",
    ),
    "succeeded": (
        "Its place is taken by {address}, shown below.",
        "Его место заняло положение {address}; оно показано ниже.",
        "Оның орнын {address} ережесі басты; ол төменде көрсетілген.",
    ),
    "succeeded-by": (
        "succeeded by {address}",
        "положение-преемник: {address}",
        "ізбасар ереже: {address}",
    ),
    "difference": (
        "What changed between {start} and {end}",
        "Что изменилось между {start} и {end}",
        "{start} және {end} күндерінің аралығында не өзгерді",
    ),
    "no-change": ("Nothing changed.", "Ничего не изменилось.", "Ештеңе өзгерген жоқ."),
    "text-only": (
        "only the text changed; the rule is the same",
        "изменился только текст; правило прежнее",
        "мәтіні ғана өзгерді; қағида бұрынғыдай",
    ),
    "amended": ("amended", "изменено", "өзгертілді"),
    "added": ("added", "добавлено", "қосылды"),
    "repealed": ("repealed", "утратило силу", "күші жойылды"),
    "kind-succeeded": ("succeeded", "преемственность", "сабақтастық"),
    "nothing": ("—", "—", "—"),
    "yes": ("yes", "да", "иә"),
    "no": ("no", "нет", "жоқ"),
    "threshold": (
        "{comparator} {fraction} of the {base}",
        "{comparator} {fraction} ({base})",
        "{fraction} («{comparator}»; {base})",
    ),
    "threshold-none-stated": ("no threshold stated", "порог не указан", "меже көрсетілмеген"),
    "threshold-not-recorded": (
        "threshold not recorded",
        "порог не зафиксирован",
        "меже тіркелмеген",
    ),
    "not-stated": ("not stated", "не указано", "көрсетілмеген"),
    "nothing-such": ("no such rule", "такого правила нет", "мұндай қағида жоқ"),
    "inputs": ("inputs", "исходные сведения", "бастапқы мәліметтер"),
    "before": ("before", "до", "бұрын"),
    "after": ("after", "после", "кейін"),
    "by-act": ("By which act", "Изменивший акт", "Өзгерткен акт"),
    "first-day": ("First day in force", "Первый день действия", "Қолданылуының алғашқы күні"),
    "tour-next": ("Try next", "Что попробовать дальше", "Әрі қарай байқап көріңіз"),
    "decision": (
        "{matter}, on {day}: {outcome}",
        "{matter}, на {day}: {outcome}",
        "{matter}, {day} күні: {outcome}",
    ),
    "procedures": (
        "What can be decided",
        "Какие вопросы можно решить",
        "Қандай мәселелерді шешуге болады",
    ),
    "stages": ("Stages", "Стадии", "Сатылар"),
    "missing": ("missing", "не хватает", "жетіспейді"),
    "additions": (
        "Only in the lower norm",
        "Только в нижестоящей норме",
        "Тек төмен тұрған нормада",
    ),
    "open-points": ("Open points", "Открытые вопросы", "Ашық мәселелер"),
}

word = Phrases(_WORDS)
