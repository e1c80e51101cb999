"""The fixed words of the evidence screen in English, Russian and Kazakh.

Not here: the lines that they stand in (`evidence_screen`).

Example:
    >>> evidence_word("moved", "ru")
    'Сдвинуто'
"""

from __future__ import annotations

from kzconst.phrases import Phrases

_WORDS: dict[str, tuple[str, str, str]] = {
    "summary": (
        "{title}: {stands} of {total} locators stand where they should",
        "{title}: на своём месте {stands} из {total} указателей",
        "{title}: {total} көрсеткіштің {stands} өз орнында тұр",
    ),
    "counts": (
        "moved: {moved}; other line ends, spacing or form: {reflowed}; not found: {missing}",
        "сдвинуто: {moved}; иные концы строк, пробелы или форма: {reflowed}; не найдено: {missing}",
        ("жылжыған: {moved}; жол соңы, бос орны не пішімі өзге: {reflowed}; табылмаған: {missing}"),
    ),
    "identical": (
        "The file is the text itself, byte for byte.",
        "Файл байт в байт совпадает с исходным текстом.",
        "Файл бастапқы мәтінмен байтына дейін бірдей.",
    ),
    "same-but-for": (
        "The text is the same but for: {changes}.",
        "Текст тот же, отличия только такие: {changes}.",
        "Мәтін дәл сол, айырмашылығы мынада ғана: {changes}.",
    ),
    "another": (
        "The text is not the same: SHA-256 {found}… instead of {expected}….",
        "Текст не тот же: SHA-256 {found}… вместо {expected}….",
        "Мәтін бірдей емес: SHA-256 {expected}… орнына {found}….",
    ),
    "read-as": (
        "Read as {encoding}: {characters} characters; the original has {expected}.",
        "Прочитано как {encoding}, знаков: {characters}; в исходном тексте: {expected}.",
        "{encoding} ретінде оқылды, таңба саны: {characters}; бастапқы мәтінде: {expected}.",
    ),
    "lost-letters": (
        "Letters lost in the encoding: {count} or more. Save its source anew in UTF-8.",
        "Букв потеряно в кодировке: не менее {count}. Сохраните источник заново в UTF-8.",
        "Кодтауда жоғалған әріп саны: кемінде {count}. Түпнұсқаны UTF-8 түрінде қайта сақтаңыз.",
    ),
    "nothing-found": (
        "Nothing of the text was found: is this the right file?",
        "Ничего из текста не найдено: тот ли это файл?",
        "Мәтіннен ештеңе табылмады: файл дұрыс таңдалды ма?",
    ),
    "moved": ("Moved", "Сдвинуто", "Жылжыған"),
    "reflowed": (
        "Same words, written otherwise",
        "Слова те же, записаны иначе",
        "Сөздері сол, жазылуы өзге",
    ),
    "not-found": ("Not found", "Не найдено", "Табылмаған"),
    "by-characters": (
        "by {shift} characters: {what}",
        "сдвиг в знаках {shift}: {what}",
        "таңбамен есептегенде {shift}: {what}",
    ),
    "group": (
        "locators: {count}, {lines}, claims {claims}",
        "указателей: {count}, {lines}, тезисы {claims}",
        "көрсеткіштер: {count}, {lines}, тұжырымдар {claims}",
    ),
    "line": ("line {line}", "строка {line}", "{line}-жол"),
    "lines": ("lines {first}-{last}", "строки {first}-{last}", "{first}-{last}-жолдар"),
    "look-at": (
        "{what}; look at {near} of the file",
        "{what}; в файле это {near}",
        "{what}; файлда бұл — {near}",
    ),
    "more": (
        "places besides these: {count}; `--format json` gives all",
        "кроме этих, ещё мест: {count}; все даёт `--format json`",
        "бұлардан басқа орындар: {count}; бәрін `--format json` береді",
    ),
    "change-encoding": ("encoding", "кодировка", "кодтау"),
    "change-line-ends": ("line ends", "концы строк", "жол соңының таңбалары"),
    "change-last-line-end": (
        "the end of the last line",
        "конец последней строки",
        "соңғы жолдың соңы",
    ),
    "change-unicode-form": ("Unicode form", "форма Юникода", "Юникод пішімі"),
    "change-white-space": (
        "line breaks and spaces",
        "разбивка на строки и пробелы",
        "жолға бөлінуі мен бос орындары",
    ),
    "change-hyphens": (
        "hyphens or spaces inside words",
        "дефисы или пробелы внутри слов",
        "сөз ішіндегі дефистер не бос орындар",
    ),
}

evidence_word = Phrases(_WORDS)
