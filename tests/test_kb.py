"""The knowledge base as a whole: the same methods on an embedded and a remote store."""

from __future__ import annotations

import datetime

import pyoxigraph
import pytest

import kzconst
from kzconst.errors import NotFoundError, ParameterError
from kzconst.kb import KnowledgeBase
from kzconst.stores import Local


@pytest.fixture(scope="module")
def kb() -> KnowledgeBase:
    """Open the bundled knowledge once."""
    return kzconst.open()


def test_recorded_days(kb: KnowledgeBase) -> None:
    """The records begin with the Constitution of 1995 and end at the knowledge horizon."""
    assert str(kb.begins) == "1995-09-05"
    assert str(kb.horizon) == "2026-11-22"


def test_the_default_day_is_never_after_the_horizon(kb: KnowledgeBase) -> None:
    """Without a day, today or the horizon is meant, whichever is earlier."""
    today = datetime.datetime.now(datetime.UTC).date()
    assert kb.day(None) == min(today, kb.horizon)


def test_a_remote_store_answers_like_the_embedded_one(
    kb: KnowledgeBase, oxigraph_endpoint: str
) -> None:
    """Every method gives the same over HTTP."""
    remote = kzconst.connect(oxigraph_endpoint)
    assert remote.show("87.5", on="2006-01-01") == kb.show("87.5", on="2006-01-01")
    assert remote.show("87", on="2023-01-01") == kb.show("87", on="2023-01-01")
    assert remote.history("86.5") == kb.history("86.5")
    assert remote.diff("2007-05-20", "2007-05-23") == kb.diff("2007-05-20", "2007-05-23")
    facts = {"total": 25, "for": 14, "initiators": 5}
    assert remote.decide("akim-no-confidence", on="2008-06-01", inputs=facts) == kb.decide(
        "akim-no-confidence", on="2008-06-01", inputs=facts
    )
    assert remote.export("nt") == kb.export("nt")
    assert len(remote.rdflib()) == len(kb.rdflib())
    assert remote.validate().violations == ()


def test_the_order_of_files_does_not_matter(kb: KnowledgeBase) -> None:
    """Loading the files in reverse order gives the same answers."""
    from kzconst.data_files import ontology_files

    reverse = kzconst.open(*reversed(ontology_files()))
    assert reverse.show("87", on="2010-01-01") == kb.show("87", on="2010-01-01")
    assert reverse.export("ttl") == kb.export("ttl")


def test_the_rdflib_bridge_keeps_the_zone(kb: KnowledgeBase) -> None:
    """A day found through rdflib is written with Z, and a query by day finds it."""
    import rdflib

    graph = kb.rdflib()
    rows = list(
        graph.query(
            "PREFIX kz: <https://w3id.org/kzconst/ontology/> "
            "PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> "
            "SELECT ?v WHERE { ?v a kz:ProvisionVersion ; "
            'kz:inForceFrom "2007-05-21T00:00:00Z"^^xsd:dateTime }'
        )
    )
    # Law 254-III: eight paragraphs on local power, 50.3, 51.1 and 56.2.
    assert len(rows) == 11
    days = {
        str(day)
        for day in graph.objects(
            None, rdflib.URIRef("https://w3id.org/kzconst/ontology/inForceFrom")
        )
    }
    assert all(day.endswith("Z") for day in days)


def test_writing_to_the_bridge_changes_nothing(kb: KnowledgeBase) -> None:
    """The graph is a copy."""
    import rdflib

    graph = kb.rdflib()
    before = len(kb.store.triples())
    graph.add((rdflib.URIRef("a:a"), rdflib.URIRef("b:b"), rdflib.URIRef("c:c")))
    assert len(kb.store.triples()) == before


@pytest.mark.parametrize("form", ["ttl", "nt", "xml", "jsonld"])
def test_every_export_holds_the_same_triples(kb: KnowledgeBase, form: str) -> None:
    """One header, no imports, and all facts, in each format."""
    formats = {
        "ttl": pyoxigraph.RdfFormat.TURTLE,
        "nt": pyoxigraph.RdfFormat.N_TRIPLES,
        "xml": pyoxigraph.RdfFormat.RDF_XML,
        "jsonld": pyoxigraph.RdfFormat.JSON_LD,
    }
    store = pyoxigraph.Store()
    store.load(kb.export(form), format=formats[form])
    owl = "http://www.w3.org/2002/07/owl#"
    merged = Local(store)
    headers = merged.select(f"SELECT ?o WHERE {{ ?o a <{owl}Ontology> }}")
    assert [row["o"].value for row in headers] == ["https://w3id.org/kzconst/ontology"]
    assert merged.select(f"SELECT ?o WHERE {{ ?o <{owl}imports> ?i }}") == []
    versions = "SELECT ?v WHERE { ?v a <https://w3id.org/kzconst/ontology/ProvisionVersion> }"
    assert len(merged.select(versions)) == len(kb.store.select(versions))


def test_unknown_names_are_told(kb: KnowledgeBase) -> None:
    """A query that does not exist is not found; a parameter that it lacks is refused."""
    with pytest.raises(NotFoundError, match="labels"):
        kb.select("label")
    with pytest.raises(ParameterError, match="nothing"):
        kb.select("labels", nothing="x")
    with pytest.raises(ParameterError):
        kb.export("doc")
