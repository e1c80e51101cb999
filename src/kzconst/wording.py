"""The sentences in which a decision is explained, in English, Russian and Kazakh.

Labels that come from the data are put in quotation marks and stay in their basic form, so that no
sentence has to inflect them. Numbers and days are written as digits. Not here: which sentence is
said when (`procedure_explanation`), the words of tables (`screen_words`).
"""

from __future__ import annotations

from collections.abc import Sequence

from kzconst.errors import ParameterError
from kzconst.phrases import LANGUAGES

INNER_QUOTATION = str.maketrans({"“": "‘", "”": "’", "«": "„", "»": "“"})

_SENTENCES: dict[str, tuple[str, str, str]] = {
    "norm": (
        "On {on} the highest norm in force decides on “{procedure}”.",
        (
            "По состоянию на {on} вопрос «{procedure}» решается по действующей норме наивысшей "
            "юридической силы."
        ),
        (
            "{on} күнгі жағдай бойынша «{procedure}» мәселесі заңдық күші ең жоғары қолданыстағы "
            "нормаға сәйкес шешіледі."
        ),
    ),
    "at-least": (
        "at least {fraction} of the base “{base}”",
        "не менее {fraction} от базы подсчёта «{base}»",
        "«{base}» есептеу базасының кемінде {fraction} бөлігі",
    ),
    "more-than": (
        "more than {fraction} of the base “{base}”",
        "более {fraction} от базы подсчёта «{base}»",
        "«{base}» есептеу базасының {fraction} бөлігінен астамы",
    ),
    "more-than-any-rival": (
        "more votes than any rival",
        "больше голосов, чем у любого другого кандидата",
        "кез келген басқа кандидатқа қарағанда көп дауыс",
    ),
    "none-stated": ("no threshold stated", "порог не указан", "меже көрсетілмеген"),
    "not-recorded": ("threshold not recorded", "порог не зафиксирован", "меже тіркелмеген"),
    "minimum": ("no fewer than {minimum}", "не менее {minimum}", "кемінде {minimum}"),
    "maximum": ("no more than {maximum}", "не более {maximum}", "ең көбі {maximum}"),
    "with-unit": ("{limits} (“{unit}”)", "{limits} («{unit}»)", "{limits} («{unit}»)"),
    "needs": (
        "Stage “{stage}” needs {test}.",
        "Стадия «{stage}»: требуется {test}.",
        "«{stage}» сатысы: {test} талап етіледі.",
    ),
    "needs-votes": (
        "Stage “{stage}” needs {test}, which makes {required}.",
        "Стадия «{stage}»: требуется {test}; необходимое число — {required}.",
        "«{stage}» сатысы: {test} талап етіледі; қажетті сан — {required}.",
    ),
    "needs-answer": (
        "Stage “{stage}” needs a yes to “{input}”.",
        "Стадия «{stage}»: требуется ответ «да» по условию «{input}».",
        "«{stage}» сатысы: «{input}» деген шарт бойынша «иә» деген жауап талап етіледі.",
    ),
    "met": (
        "Given: {given}. The requirement is met.",
        "Указано: {given}. Требование выполнено.",
        "Көрсетілгені: {given}. Талап орындалды.",
    ),
    "not-met": (
        "Given: {given}. The requirement is not met.",
        "Указано: {given}. Требование не выполнено.",
        "Көрсетілгені: {given}. Талап орындалмады.",
    ),
    "not-given": (
        "What this needs is not given: {inputs}.",
        "Необходимые для этого данные не указаны: {inputs}.",
        "Бұл үшін қажетті деректер көрсетілмеген: {inputs}.",
    ),
    "optional-not-given": (
        "The stage is not mandatory, and nothing is given for it.",
        "Стадия необязательна, и данные по ней не указаны.",
        "Бұл саты міндетті емес, ол бойынша деректер көрсетілмеген.",
    ),
    "not-required": (
        "Stage “{stage}”: the norm states no threshold, so none is required.",
        "Стадия «{stage}»: в норме порог не указан, поэтому он не требуется.",
        "«{stage}» сатысы: нормада меже көрсетілмеген, сондықтан ол талап етілмейді.",
    ),
    "no-test": (
        "Stage “{stage}”: there is nothing to count here.",
        "Стадия «{stage}»: подсчёт здесь не предусмотрен.",
        "«{stage}» сатысы: мұнда есептеу көзделмеген.",
    ),
    "untested-limits": (
        "Stage “{stage}” has a limit, {test}, for which no input asks.",
        "Стадия «{stage}»: установлен предел — {test}; данные о нём не запрашиваются.",
        "«{stage}» сатысы: шек белгіленген — {test}; ол туралы деректер сұралмайды.",
    ),
    "who-and-what": ("Recorded: {fields}.", "Зафиксировано: {fields}.", "Тіркелгені: {fields}."),
    "field-and-value": ("{field} – {value}", "{field} — {value}", "{field} — {value}"),
    "stage-not-recorded": (
        "Stage “{stage}”: what held on {on} is not recorded, so the stage is not applied.",
        (
            "Стадия «{stage}»: что действовало на {on}, не зафиксировано, поэтому стадия не "
            "учитывается."
        ),
        (
            "«{stage}» сатысы: {on} күні қандай қағида қолданыста болғаны тіркелмеген, сондықтан "
            "бұл саты ескерілмейді."
        ),
    ),
    "threshold-not-recorded": (
        "Stage “{stage}”: its threshold is not recorded, so it cannot be judged.",
        "Стадия «{stage}»: порог не зафиксирован, поэтому оценить его соблюдение нельзя.",
        "«{stage}» сатысы: меже тіркелмеген, сондықтан оның сақталғанын бағалау мүмкін емес.",
    ),
    "addition-applied": (
        "Only a lower norm has this stage; it is applied because its data are given.",
        (
            "Эта стадия предусмотрена только нижестоящей нормой; она учтена, так как данные по "
            "ней указаны."
        ),
        "Бұл саты тек төмен тұрған нормада көзделген; деректері көрсетілгендіктен, ол ескерілді.",
    ),
    "addition": (
        "Only a lower norm has this stage; it does not change the outcome here.",
        "Эта стадия предусмотрена только нижестоящей нормой; на исход здесь она не влияет.",
        "Бұл саты тек төмен тұрған нормада көзделген; мұнда ол қорытындыға әсер етпейді.",
    ),
    "outcome-stage": (
        "Outcome: “{outcome}”. Decided by the stage “{stage}”: the first requirement not met.",
        "Исход: «{outcome}». Решающая стадия — «{stage}»: первым не выполнено её требование.",
        (
            "Қорытынды: «{outcome}». Шешуші саты — «{stage}»: бірінші болып осы сатының талабы "
            "орындалмады."
        ),
    ),
    "outcome-all": (
        "Outcome: “{outcome}”. No requirement of a mandatory stage is left unmet.",
        "Исход: «{outcome}». Невыполненных требований обязательных стадий нет.",
        "Қорытынды: «{outcome}». Міндетті сатылардың орындалмаған талабы жоқ.",
    ),
    "outcome-missing": (
        "Outcome: “{outcome}”. Still needed: {inputs}.",
        "Исход: «{outcome}». Необходимо ещё указать: {inputs}.",
        "Қорытынды: «{outcome}». Тағы мыналарды көрсету қажет: {inputs}.",
    ),
    "outcome-not-recorded": (
        "Outcome: “{outcome}”. A threshold on which it depends is not recorded.",
        "Исход: «{outcome}». Порог, от которого он зависит, не зафиксирован.",
        "Қорытынды: «{outcome}». Оны айқындайтын меже тіркелмеген.",
    ),
    "conflict": (
        (
            "Conflict, stage “{stage}”, field “{field}”: the higher norm states {higher}, the "
            "lower norm states {lower}. The higher norm prevails."
        ),
        (
            "Коллизия норм, стадия «{stage}», поле «{field}»: в вышестоящей норме указано "
            "{higher}, в нижестоящей — {lower}. Применяется вышестоящая норма."
        ),
        (
            "Нормалар коллизиясы, «{stage}» сатысы, «{field}» өрісі: жоғары тұрған нормада "
            "{higher} деп, төмен тұрған нормада {lower} деп көрсетілген. Жоғары тұрған норма "
            "қолданылады."
        ),
    ),
    "conflict-of-rules": (
        (
            "Conflict, field “{field}”: the higher norm states {higher}, the lower norm states "
            "{lower}. The higher norm prevails."
        ),
        (
            "Коллизия норм, поле «{field}»: в вышестоящей норме указано {higher}, в нижестоящей "
            "— {lower}. Применяется вышестоящая норма."
        ),
        (
            "Нормалар коллизиясы, «{field}» өрісі: жоғары тұрған нормада {higher} деп, төмен "
            "тұрған нормада {lower} деп көрсетілген. Жоғары тұрған норма қолданылады."
        ),
    ),
    "unsettled": (
        "It is not settled that the lower norm already read so on {on}.",
        "Не установлено, имела ли нижестоящая норма такое содержание уже на {on}.",
        "Төмен тұрған норманың {on} күні осындай мазмұнда болған-болмағаны анықталмаған.",
    ),
    "extra-field": (
        "Only a lower norm states the field “{field}”: {value}.",
        "Поле «{field}» указано только в нижестоящей норме: {value}.",
        "«{field}» өрісі тек төмен тұрған нормада көрсетілген: {value}.",
    ),
    "extra-field-not-recorded": (
        "A lower norm may state the field “{field}”; what held on {on} is not recorded.",
        (
            "Поле «{field}» может быть указано в нижестоящей норме; что действовало на {on}, не "
            "зафиксировано."
        ),
        (
            "«{field}» өрісі төмен тұрған нормада көрсетілуі мүмкін; {on} күні қандай қағида "
            "қолданыста болғаны тіркелмеген."
        ),
    ),
    "open-point": (
        "Open point: {text}",
        "Открытый вопрос: {text}",
        "Ашық мәселе: {text}",
    ),
    "boundary": (
        "Not certain: the first day of this version is not settled; it is {latest} at the latest.",
        "Не установлено: когда именно началось действие этой редакции; не позднее {latest}.",
        "Анықталмаған: бұл редакцияның нақты қай күннен бастап қолданылғаны; ең кеші — {latest}.",
    ),
    "not-checked-since": (
        "Not certain: this version was last read in an edition of {read}.",
        "Не установлено: эта редакция в последний раз сверена с текстом по состоянию на {read}.",
        "Анықталмаған: бұл редакция соңғы рет {read} күнгі мәтінмен салыстырып тексерілген.",
    ),
    "after-horizon": (
        (
            "Not certain: the day lies after the knowledge horizon, {horizon}; this is the last "
            "known state."
        ),
        (
            "Не установлено: этот день наступает после горизонта знаний ({horizon}); показано "
            "последнее известное состояние."
        ),
        (
            "Анықталмаған: бұл күн білім көкжиегінен ({horizon}) кейін келеді; соңғы белгілі "
            "жай-күй көрсетілген."
        ),
    ),
    "confidence": (
        "Not certain: what this rests on is marked “{confidence}”.",
        "Не установлено: положенные в основу сведения имеют отметку «{confidence}».",
        "Анықталмаған: негізге алынған мәліметтерге «{confidence}» деген белгі қойылған.",
    ),
    "citation": (
        "{act}, {address}, in force from {start} until {end}",
        "{act}, {address}, действует с {start} до {end}",
        "{act}, {address}, {start} күнінен {end} күніне дейін қолданылады",
    ),
    "citation-open": (
        "{act}, {address}, in force from {start}",
        "{act}, {address}, действует с {start}",
        "{act}, {address}, {start} күнінен бастап қолданылады",
    ),
    "window": (
        "{day} ({latest} at the latest)",
        "{day} (не позднее {latest})",
        "{day} (ең кеші {latest})",
    ),
    "fraction": ("fraction", "доля", "үлес"),
    "yes": ("yes", "да", "иә"),
    "no": ("no", "нет", "жоқ"),
    "nothing": ("nothing", "ничего", "ештеңе"),
    "and": ("{first} and {last}", "{first} и {last}", "{first} және {last}"),
    "quoted": ("“{label}”", "«{label}»", "«{label}»"),
    "named-input": ("{name} (“{label}”)", "{name} («{label}»)", "{name} («{label}»)"),
}


def check_language(language: str) -> None:
    """Refuse a language that the knowledge base does not speak.

    Args:
        language: The code of a language.

    Raises:
        ParameterError: It is none of `en`, `ru` and `kk`.

    Example:
        >>> check_language("kk")
    """
    if language not in LANGUAGES:
        raise ParameterError(f"language {language!r} is unknown; give {', '.join(LANGUAGES)}")


def sentence(key: str, language: str, **values: object) -> str:
    """Give a sentence, or a part of one, in a language.

    Args:
        key: The name of the sentence.
        language: `en`, `ru` or `kk`.
        **values: What the sentence has places for.

    Returns:
        The sentence.

    Example:
        >>> sentence("minimum", "en", minimum=2)
        'no fewer than 2'
    """
    text = _SENTENCES[key][LANGUAGES.index(language)]
    return text.format(**{name: _within(text, name, value) for name, value in values.items()})


def _within(text: str, name: str, value: object) -> object:
    """Turn quotation marks inside a label that is itself quoted into inner ones."""
    quoted = any(f"{left}{{{name}}}{right}" in text for left, right in ("“”", "«»"))
    return value.translate(INNER_QUOTATION) if quoted and isinstance(value, str) else value


def joined(parts: Sequence[str], language: str) -> str:
    """Join parts of a sentence: commas, and the last with `and`.

    Args:
        parts: Phrases in the language.
        language: `en`, `ru` or `kk`.

    Returns:
        One phrase; that for nothing where there are no parts.

    Example:
        >>> joined(["a", "b", "c"], "en"), joined(["a"], "en"), joined([], "en")
        ('a, b and c', 'a', 'nothing')
    """
    if not parts:
        return sentence("nothing", language)
    if len(parts) == 1:
        return parts[0]
    return sentence("and", language, first=", ".join(parts[:-1]), last=parts[-1])


def keys() -> tuple[str, ...]:
    """List the names of all sentences, for tests of the translations.

    Returns:
        The names.

    Example:
        >>> "norm" in keys()
        True
    """
    return tuple(_SENTENCES)


def variants(key: str) -> tuple[str, ...]:
    """Give a sentence with its places, in every language.

    Args:
        key: The name of the sentence.

    Returns:
        The texts in the order of `LANGUAGES`.

    Example:
        >>> variants("fraction")
        ('fraction', 'доля', 'үлес')
    """
    return _SENTENCES[key]
