"""Composed labels: everything that a person sees has a name in three languages."""

from __future__ import annotations

import kzconst
from kzconst.composed_labels import composed_labels, format_ontology

KZ = "https://w3id.org/kzconst/ontology/"


def test_everything_has_a_label_in_each_language() -> None:
    """What has no preferred label gets a composed one, and nothing gets two."""
    kb = kzconst.open()
    composed = composed_labels(kb)
    named = [set(kb.labels(language)) for language in ("en", "ru", "kk")]
    assert named[0] == named[1] == named[2]
    assert not named[0] & composed.keys()
    things = kb.store.select(
        f"SELECT DISTINCT ?s WHERE {{ ?s a ?c . FILTER(STRSTARTS(STR(?c), '{KZ}')) }}"
    )
    unnamed = {row["s"].value for row in things} - named[0] - composed.keys()
    assert unnamed == set()
    assert all(
        [language for _, language in texts] == ["en", "ru", "kk"] for texts in composed.values()
    )


def test_labels_tell_versions_stages_and_thresholds_apart() -> None:
    """No two things share a composed label in a language."""
    composed = composed_labels(kzconst.open())
    for place in range(3):
        texts = [texts[place][0] for texts in composed.values()]
        repeated = {text for text in texts if texts.count(text) > 1}
        assert repeated == set()


def test_the_bundled_files_are_in_canonical_form() -> None:
    """`kzconst format --check` finds nothing to change."""
    assert format_ontology([], check=True) == []
