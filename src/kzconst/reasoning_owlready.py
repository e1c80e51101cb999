"""Classification and realisation by HermiT or Pellet through owlready2: a child, never imported.

owlready2 stays behind this module: a fresh world from N-Triples, the reasoner, and what it added as
IRIs. Not here: the process around it (`child_process`), which Java (`java_runtime`), questions and
explanations (`reasoning_java`).
"""

from __future__ import annotations

import datetime
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from kzconst.child_process import serve
from kzconst.errors import DataError, KzconstError, ReasonerError
from kzconst.java_runtime import MINIMUM, MINIMUM_FOR_PELLET, REMEDY, find_java, java_flags

OWL = "http://www.w3.org/2002/07/owl#"
NOTHING = OWL + "Nothing"
# The reasoner's own classes and properties; what they say is true of everything.
TRIVIAL = frozenset(
    OWL + name
    for name in (
        "Thing",
        "Nothing",
        "topObjectProperty",
        "bottomObjectProperty",
        "topDataProperty",
        "bottomDataProperty",
        "NamedIndividual",
        "Ontology",
    )
)
IRI = "http://kzconst.invalid/data"
XSD = b"http://www.w3.org/2001/XMLSchema#"
DAY = re.compile(rb'"([^"]*)"\^\^<' + re.escape(XSD) + rb"dateTime>")
# What is behind the name of the exception.
MESSAGE = re.compile(r"^[^\n]*?(?:Exception|Error): (.*?)(?=^\s+at |\Z)", re.DOTALL | re.MULTILINE)


def realise(request: Mapping[str, Any], data: Path) -> dict[str, Any]:
    """Let a reasoner find everything that follows about classes, properties and individuals.

    Args:
        request: `reasoner` is `hermit` or `pellet`; `megabytes` is the largest heap of its Java.
        data: The N-Triples.

    Returns:
        `consistent`; `unsatisfiable`, the classes that can have no member; `triples`, what was
        added to what was given, as triples of IRIs.

    Raises:
        ReasonerError: Java failed, or met the memory limit.
        DataError: The reasoner refuses the data.
    """
    pellet = request["reasoner"] == "pellet"
    java = find_java(MINIMUM_FOR_PELLET if pellet else MINIMUM)
    try:
        import owlready2  # type: ignore[import-untyped]
        import owlready2.reasoning as engine  # type: ignore[import-untyped]
    except ModuleNotFoundError as error:
        raise ReasonerError(f"owlready2 is not installed; {REMEDY}") from error
    megabytes = int(request["megabytes"])
    owlready2.JAVA_EXE = str(java)
    engine.JAVA_MEMORY = megabytes
    # owlready2 writes the command itself; the launcher of Java reads more flags from here.
    os.environ["JDK_JAVA_OPTIONS"] = " ".join(java_flags(megabytes, data.parent))
    world = owlready2.World()
    if pellet:
        data.write_bytes(days_as_numbers(data.read_bytes()))
    with data.open("rb") as file:
        world.get_ontology(IRI).load(fileobj=file, format="ntriples")
    added = world.get_ontology(IRI + "#inferred")
    try:
        with added:
            _run(engine, world, pellet=pellet, values=bool(request.get("values", True)))
    except engine.OwlReadyInconsistentOntologyError:
        return {"consistent": False, "unsatisfiable": [], "triples": []}
    except engine.OwlReadyJavaError as error:
        raise _error(str(error), megabytes) from error
    triples = sorted(set(_triples(world, added)))
    unsatisfiable = sorted({s for s, _, o in triples if o == NOTHING and s not in TRIVIAL})
    return {
        "consistent": True,
        "unsatisfiable": unsatisfiable,
        "triples": [triple for triple in triples if not TRIVIAL & set(triple)],
    }


def days_as_numbers(data: bytes) -> bytes:
    """Write days as numbers of seconds: Pellet 2.3 fails on limits of days.

    Nothing else follows then: the order is the same, and `xsd:double` has no value in common with
    the other kinds of numbers either.

    Args:
        data: N-Triples.

    Returns:
        The same with `xsd:double` in place of `xsd:dateTime`.

    Raises:
        DataError: A value is no day, or has no zone.

    Example:
        >>> days_as_numbers(b'"1970-01-02T00:00:00Z"^^<' + XSD + b"dateTime>")
        b'"86400.0"^^<http://www.w3.org/2001/XMLSchema#double>'
    """

    def number(match: re.Match[bytes]) -> bytes:
        text = match[1].decode()
        try:
            moment = datetime.datetime.fromisoformat(text)
        except ValueError as error:
            raise DataError(f"{text[:40]!r} is no xsd:dateTime; correct the data") from error
        if moment.tzinfo is None:
            raise DataError(f"{text[:40]!r} has no time zone; write Z behind it")
        return b'"%r"^^<%sdouble>' % (moment.timestamp(), XSD)

    return DAY.sub(number, data).replace(b"<%sdateTime>" % XSD, b"<%sdouble>" % XSD)


def _run(engine: Any, world: Any, *, pellet: bool, values: bool) -> None:
    """Run the reasoner; the Python objects of owlready2 are not made, so only triples change."""
    if pellet:
        engine.sync_reasoner_pellet(world, infer_property_values=values, debug=0)
    else:
        engine.sync_reasoner_hermit(world, infer_property_values=values, debug=0)


def _triples(world: Any, added: Any) -> Iterator[tuple[str, str, str]]:
    """Give what was added, but for what names a blank node, which nobody could point at."""
    for subject, predicate, object_ in added.graph._get_obj_triples_spo_spo():
        if subject > 0 and object_ > 0 and subject != object_:
            yield tuple(world._unabbreviate(one) for one in (subject, predicate, object_))


def _error(text: str, megabytes: int) -> KzconstError:
    """Say in one line why Java gave up."""
    if "java.lang.OutOfMemoryError" in text:
        return ReasonerError(
            f"the reasoner needs more than {megabytes} MB; give a larger --memory-limit, or less "
            "data"
        )
    # A message may have several lines, up to the first place in the program.
    found = MESSAGE.search(text)
    reason = " ".join((found[1] if found else text[-200:]).split())
    return DataError(f"the reasoner refuses the data: {reason[:250]}; correct the data")


if __name__ == "__main__":
    serve(realise)
