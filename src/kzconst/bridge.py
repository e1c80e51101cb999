"""The data for rdflib, which everybody's scripts speak.

Not here: writing data files; no data file is ever written through rdflib.
"""

from __future__ import annotations

import pyoxigraph
import rdflib
from oxrdflib import OxigraphStore
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID


def rdflib_graph(store: pyoxigraph.Store) -> rdflib.Graph:
    """Give a copy of a store as an rdflib graph.

    rdflib rewrites `...Z` as `...+00:00` when it normalises literals, and then finds no day; its
    global switch for that is turned off here, as every script that reads these data must.

    Args:
        store: The store; its default graph is taken.

    Returns:
        An rdflib graph over an embedded store of its own: what is written to it changes nothing
        else.

    Example:
        >>> store = pyoxigraph.Store()
        >>> len(rdflib_graph(store))
        0
    """
    rdflib.NORMALIZE_LITERALS = False
    copy = pyoxigraph.Store()
    copy.bulk_extend(store.quads_for_pattern(None, None, None, pyoxigraph.DefaultGraph()))
    return rdflib.Graph(store=OxigraphStore(store=copy), identifier=DATASET_DEFAULT_GRAPH_ID)
