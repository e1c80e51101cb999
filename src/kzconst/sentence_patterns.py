"""What a property says of a subject {s} and an object {o}, as a clause in English, Russian, Kazakh.

A property that is not here is told by its label from the data. Not here: names of legal things,
which are labels in the data; the sentences around the clauses (`axiom_sentences`).
"""

from __future__ import annotations

PATTERNS: dict[str, tuple[str, str, str]] = {
    # -- acts, provisions, versions, changes
    "belongsToAct": (
        "{s} belongs to the act {o}",
        "{s} относится к акту {o}",
        "{s} {o} актісіне жатады",
    ),
    "isPartOf": (
        "{s} is part of {o}",
        "положение {s} непосредственно входит в положение {o}",
        "{s} ережесі {o} ережесінің құрамына тікелей кіреді",
    ),
    "isWithin": (
        "{s} lies within {o}",
        "положение {s} находится в составе положения {o}",
        "{s} ережесі {o} ережесінің құрамында",
    ),
    "isVersionOf": (
        "{s} is a version of {o}",
        "{s} — редакция положения {o}",
        "{s} — {o} ережесінің редакциясы",
    ),
    "changes": (
        "the change {s} affects {o}",
        "изменение {s} вносится в положение {o}",
        "{s} өзгерісі {o} ережесіне енгізіледі",
    ),
    "isChangeBy": (
        "the change {s} is made by the act {o}",
        "изменение {s} внесено актом {o}",
        "{s} өзгерісі {o} актісімен енгізілген",
    ),
    "isChangedByAct": (
        "{s} is changed by the act {o}",
        "положение {s} изменено актом {o}",
        "{s} ережесі {o} актісімен өзгертілген",
    ),
    "isPartOfReform": (
        "the change {s} is part of the reform {o}",
        "изменение {s} входит в реформу {o}",
        "{s} өзгерісі {o} реформасына кіреді",
    ),
    "hasChangeKind": (
        "the change {s} is of the kind {o}",
        "изменение {s} относится к виду {o}",
        "{s} өзгерісі {o} түріне жатады",
    ),
    "takesEffectWith": (
        "the change {s} takes effect with {o}",
        "изменение {s} начинает действовать вместе с событием {o}",
        "{s} өзгерісі {o} оқиғасымен бірге қолданыла бастайды",
    ),
    "openedBy": (
        "the version {s} is opened by the change {o}",
        "редакция {s} введена изменением {o}",
        "{s} редакциясы {o} өзгерісімен енгізілген",
    ),
    "closedBy": (
        "the version {s} is closed by the change {o}",
        "действие редакции {s} прекращено изменением {o}",
        "{s} редакциясының қолданылуын {o} өзгерісі тоқтатқан",
    ),
    "hasPredecessor": (
        "in {s} the earlier provision is {o}",
        "{s}: прежнее положение — {o}",
        "{s}: бұрынғы ереже — {o}",
    ),
    "hasSuccessor": (
        "in {s} the later provision is {o}",
        "{s}: новое положение — {o}",
        "{s}: жаңа ереже — {o}",
    ),
    "isSucceededBy": (
        "{s} is succeeded by {o}",
        "место положения {s} заняло положение {o}",
        "{s} ережесінің орнын {o} ережесі басқан",
    ),
    "isContinuedWithin": (
        "{s} is continued within {o}",
        "положение {s} продолжено в составе {o}",
        "{s} ережесі {o} құрамында жалғасады",
    ),
    "isRepealedBy": (
        "the act {s} is repealed by the act {o}",
        "акт {s} утрачивает силу на основании акта {o}",
        "{s} актісінің күші {o} актісі негізінде жойылады",
    ),
    "hasRank": (
        "the act {s} has the rank {o}",
        "акт {s} имеет ранг {o}",
        "{s} актісінің дәрежесі — {o}",
    ),
    "isReadIn": (
        "{s} is read in the edition {o}",
        "редакция положения {s} прочитана по редакции акта {o}",
        "{s} {o} редакциясынан оқылған",
    ),
    "isEditionOf": (
        "{s} is an edition of the act {o}",
        "{s} — редакция акта {o}",
        "{s} — {o} актісінің редакциясы",
    ),
    "citesSource": (
        "{s} cites the source {o}",
        "{s} ссылается на источник {o}",
        "{s} {o} дереккөзіне сілтеме жасайды",
    ),
    "hasConfidence": (
        "the confidence of {s} is {o}",
        "степень достоверности {s} — {o}",
        "{s}: анықтық дәрежесі — {o}",
    ),
    # -- rules
    "regulates": (
        "the rule {s} regulates the matter {o}",
        "правило {s} регулирует предмет {o}",
        "{s} қағидасы {o} мәселесін реттейді",
    ),
    "expressedIn": (
        "the rule {s} is expressed in the version {o}",
        "правило {s} выражено в редакции {o}",
        "{s} қағидасы {o} редакциясында көрініс тапқан",
    ),
    "appliesToTier": (
        "{s} applies to the tier {o}",
        "{s}: уровень применения — {o}",
        "{s}: қолданылатын деңгейі — {o}",
    ),
    "coversTier": (
        "{s} covers the tier {o}",
        "{s} распространяется на уровень {o}",
        "{s} {o} деңгейіне таралады",
    ),
    "hasHolder": (
        "the holder under the rule {s} is {o}",
        "носитель по правилу {s} — {o}",
        "{s} қағидасы бойынша иесі — {o}",
    ),
    "isExercisedThrough": (
        "what the rule {s} grants is exercised through {o}",
        "право или полномочие, предоставленное правилом {s}, осуществляется через {o}",
        "{s} қағидасы берген құқық не өкілеттік {o} арқылы жүзеге асырылады",
    ),
    "isSetBy": (
        "by the rule {s} the order is set by {o}",
        "по правилу {s} порядок определяет {o}",
        "{s} қағидасы бойынша тәртіпті {o} айқындайды",
    ),
    "prescribesAct": (
        "the rule {s} provides for the act {o}",
        "правило {s} предусматривает действие {o}",
        "{s} қағидасы {o} әрекетін көздейді",
    ),
    "hasObject": (
        "the object of the rule {s} is {o}",
        "объект правила {s} — {o}",
        "{s} қағидасының объектісі — {o}",
    ),
    "hasAddressee": ("the addressee of {s} is {o}", "адресат {s} — {o}", "{s}: адресат — {o}"),
    "isStatedAt": (
        "the rule {s} is stated at {o}",
        "правило {s} изложено в положении {o}",
        "{s} қағидасы {o} ережесінде баяндалған",
    ),
    "continues": (
        "the rule {s} continues the rule {o}",
        "правило {s} продолжает правило {o}",
        "{s} қағидасы {o} қағидасын жалғастырады",
    ),
    # -- stages and thresholds
    "isStageOf": (
        "{s} is a stage of the rule {o}",
        "{s} — стадия правила {o}",
        "{s} — {o} қағидасының сатысы",
    ),
    "hasStageKind": (
        "the stage {s} is of the kind {o}",
        "стадия {s} относится к виду {o}",
        "{s} сатысы {o} түріне жатады",
    ),
    "hasActor": (
        "at the stage {s} the one who acts is {o}",
        "на стадии {s} действует {o}",
        "{s} сатысында {o} әрекет етеді",
    ),
    "performsAct": (
        "at the stage {s} the act performed is {o}",
        "на стадии {s} совершается действие {o}",
        "{s} сатысында {o} әрекеті жасалады",
    ),
    "isThresholdOf": (
        "{s} is the threshold of the stage {o}",
        "{s} — порог стадии {o}",
        "{s} — {o} сатысының межесі",
    ),
    "hasBase": (
        "the threshold {s} is counted on the base {o}",
        "порог {s} исчисляется от базы {o}",
        "{s} межесі {o} базасынан есептеледі",
    ),
    "hasComparator": (
        "the threshold {s} is compared as {o}",
        "порог {s} сравнивается так: {o}",
        "{s} межесі былай салыстырылады: {o}",
    ),
    "isCountedIn": (
        "the votes of the threshold {s} are counted in {o}",
        "голоса для порога {s} подсчитывает {o}",
        "{s} межесіне арналған дауыстарды {o} есептейді",
    ),
    "shareInThreeHundredths": (
        "the share of the threshold {s} is {o}",
        "доля порога {s} — {o}",
        "{s} межесінің үлесі — {o}",
    ),
    "inForceFrom": (
        "the first day in force of {s} is {o}",
        "{s}: первый день действия — {o}",
        "{s}: қолданылуының алғашқы күні — {o}",
    ),
    # -- institutions
    "actsAtTier": (
        "{s} acts at the tier {o}",
        "{s} действует на уровне {o}",
        "{s} {o} деңгейінде әрекет етеді",
    ),
    "includesTier": (
        "{s} includes the tier {o}",
        "группа уровней {s} включает {o}",
        "{s} деңгейлер тобына {o} кіреді",
    ),
    "isKindOf": (
        "{s} is a kind of {o}",
        "{s} — вид должности или органа {o}",
        "{s} — {o} лауазымының не органының бір түрі",
    ),
    "isAppointedBy": (
        "{s} is appointed by {o}",
        "на должность {s} назначает {o}",
        "{s} лауазымына {o} тағайындайды",
    ),
    "isDismissibleBy": (
        "{s} may be dismissed by {o}",
        "от должности {s} может освободить {o}",
        "{s} лауазымынан {o} босата алады",
    ),
    "isAccountableTo": (
        "{s} is accountable to {o}",
        "{s} — должность, подотчётная органу {o}",
        "{s} {o} алдында есепті",
    ),
    # -- what publications say
    "isAssertedBy": (
        "the claim {s} is asserted by {o}",
        "тезис {s} высказывает {o}",
        "{s} тұжырымын {o} білдірген",
    ),
    "cites": (
        "the claim {s} cites {o}",
        "тезис {s} ссылается на {o}",
        "{s} тұжырымы {o} дегенге сілтеме жасайды",
    ),
    "isVerdictOn": (
        "{s} is a verdict on the claim {o}",
        "{s} — вывод о тезисе {o}",
        "{s} — {o} тұжырымы жөніндегі қорытынды",
    ),
}
SHARES = {"shareInThreeHundredths": 300}
"""Properties whose number is a share of the whole, and how many parts the whole has."""
