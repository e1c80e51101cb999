"""`Remote`: a SPARQL 1.1 endpoint as a store, asked through SPARQLWrapper.

Whatever goes wrong on the way, a hanging server, an error page, half an answer, becomes one
`EndpointError` that says what to do. SPARQLWrapper builds the request and knows nothing of limits;
here an answer has a time in all, not per packet, and a largest size. Not here: the embedded store.
"""

from __future__ import annotations

import http.client
import io
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urlsplit

import pyoxigraph
from pyoxigraph import QueryBoolean, QueryResultsFormat, QuerySolutions, RdfFormat, Store

from kzconst.errors import DataError, EndpointError, ParameterError
from kzconst.hostile_data import refuse_deep_json, refuse_hostile
from kzconst.query_guard import guard, query_form
from kzconst.stores import Answer, Local, Row, malformed_query, rows_of

if TYPE_CHECKING:
    from SPARQLWrapper import SPARQLWrapper

Result = TypeVar("Result")

TIMEOUT = 30.0
MAX_BYTES = 64_000_000
# Longer queries than this do not survive every proxy and server as part of a URL.
MAX_GET_LENGTH = 2000
CHUNK = 65_536
MAX_ERROR_BYTES = 10_000
MAX_TIMEOUT = 86_400.0
TABLE_FORMS = ("SELECT", "ASK")
TABLE_TYPES = ("application/sparql-results+json", "application/json")
GRAPH_TYPES = {
    "application/n-triples": RdfFormat.N_TRIPLES,
    "text/plain": RdfFormat.N_TRIPLES,
    "text/turtle": RdfFormat.TURTLE,
    "application/x-turtle": RdfFormat.TURTLE,
}
ACCEPT_TABLE = "application/sparql-results+json"
ACCEPT_GRAPH = "application/n-triples, text/turtle;q=0.9"
ALL_TRIPLES = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
AGENT = "kzconst (SPARQLWrapper)"
ADVICE = {
    401: "it wants a password, which kzconst does not send",
    403: "it does not let you ask; check the address",
    404: "check the address",
    405: "check the address",
    413: "shorten the query",
    414: "shorten the query",
    429: "it is busy; wait a while, then ask again",
    502: "it is not available; ask again later",
    503: "it is not available; ask again later",
    504: "it took too long; ask for less",
}


class Remote:
    """Data behind a SPARQL 1.1 endpoint.

    Args:
        url: The address of the endpoint, beginning with `http://` or `https://`.
        timeout: Seconds that one answer may take from the request to its last byte.
        max_bytes: The largest answer that is read, in bytes.

    Raises:
        EndpointError: The address is none of an endpoint.

    Example:
        >>> Remote("http://127.0.0.1:7878/query").url
        'http://127.0.0.1:7878/query'
        >>> Remote("file:///data.ttl")
        Traceback (most recent call last):
        ...
        kzconst.errors.EndpointError: 'file:///data.ttl' is no endpoint; give an ...
    """

    def __init__(self, url: str, *, timeout: float = TIMEOUT, max_bytes: int = MAX_BYTES) -> None:
        try:
            parts = urlsplit(url)
            usable = parts.scheme in ("http", "https") and bool(parts.hostname)
            # Asking for the port raises for one that is no number.
            usable = usable and parts.port != 0 and not any(char <= " " for char in url)
        except ValueError:
            usable = False
        if not usable:
            raise EndpointError(f"{url[:100]!r} is no endpoint; give an http or https address")
        self.url = url
        self.timeout = timeout
        self.max_bytes = max_bytes
        # What messages say: an address can hold a password.
        self._name = parts.scheme + "://" + parts.netloc.rpartition("@")[2] + parts.path

    def select(self, sparql: str) -> list[Row]:
        """Answer a SELECT query.

        Args:
            sparql: The text of the query.

        Returns:
            One dictionary of terms per row, in the order of the answer; unbound variables are
            absent.

        Raises:
            QueryError: The query is malformed or no SELECT.
            EndpointError: The endpoint gave no usable answer.
        """
        return rows_of(self.query(sparql))

    def query(self, sparql: str, *, timeout: float | None = None) -> Answer:
        """Answer a query of any form.

        Args:
            sparql: The text of the query.
            timeout: Seconds that the answer may take; None takes those of this object.

        Returns:
            Solutions, a boolean or triples, complete and checked.

        Raises:
            QueryError: The query is malformed.
            EndpointError: The endpoint gave no usable answer.
        """
        form, media_type, body = self._answer(sparql, timeout)
        if form in TABLE_FORMS:
            return self._table(media_type, body, form)
        # Asked of an embedded store, triples have the form that its own answers have.
        return Local(self._graph(media_type, body)).query(ALL_TRIPLES)

    def triples(self) -> Store:
        """Download all data of the endpoint's default graph.

        Returns:
            A new embedded store with them.

        Raises:
            EndpointError: The endpoint gave no usable answer, or more than the largest size.
        """
        _, media_type, body = self._answer(ALL_TRIPLES, None)
        return self._graph(media_type, body)

    def _answer(self, sparql: str, timeout: float | None) -> tuple[str, str, bytes]:
        """Ask; give the form of the query, and the media type and the content of the answer."""
        seconds = self.timeout if timeout is None else timeout
        if not 0 < seconds <= MAX_TIMEOUT:
            raise ParameterError(
                f"{seconds:g} s is no time limit; give more than 0 and at most {MAX_TIMEOUT:g}"
            )
        form = query_form(sparql)
        wrapper = self._wrapper(sparql, form, seconds)
        return form, *self._in_time(lambda: self._ask(wrapper, seconds), seconds)

    def _wrapper(self, sparql: str, form: str, seconds: float) -> SPARQLWrapper:
        """Prepare the request."""
        from SPARQLWrapper import GET, JSON, POST, TURTLE, SPARQLWrapper

        class Bounded(SPARQLWrapper):
            """SPARQLWrapper, but an error page is left for us to read, as far as we want."""

            def _query(self) -> tuple[http.client.HTTPResponse, str]:
                # setTimeout would make whole seconds of it, and no limit of half a second.
                return opener.open(self._createRequest(), timeout=seconds), self.returnFormat

        # A proxy cannot reach the loopback address of this machine.
        opener = urllib.request.build_opener(
            *([urllib.request.ProxyHandler({})] if _is_loopback(self.url) else [])
        )
        is_table = form in TABLE_FORMS
        wrapper = Bounded(self.url, agent=AGENT)
        wrapper.setQuery(sparql)
        # SPARQLWrapper guesses the form by a pattern that comments and names can mislead.
        wrapper.queryType = form
        wrapper.setReturnFormat(JSON if is_table else TURTLE)
        wrapper.setOnlyConneg(True)
        wrapper.addCustomHttpHeader("Accept", ACCEPT_TABLE if is_table else ACCEPT_GRAPH)
        wrapper.setMethod(POST if len(sparql.encode()) > MAX_GET_LENGTH else GET)
        return wrapper

    def _in_time(self, ask: Callable[[], Result], seconds: float) -> Result:
        """Wait for a result no longer than allowed, whatever it waits for itself.

        The limit of a socket starts anew with every byte, and looking up a name has none.
        """
        results: list[Result] = []
        errors: list[BaseException] = []

        def work() -> None:
            try:
                results.append(ask())
            except BaseException as error:  # noqa: BLE001 - raised again in the caller's thread
                errors.append(error)

        thread = threading.Thread(target=work, daemon=True)
        thread.start()
        thread.join(seconds)
        if results:
            return results[0]
        if errors:
            raise errors[0]
        raise self._too_slow(seconds)

    def _ask(self, wrapper: SPARQLWrapper, seconds: float) -> tuple[str, bytes]:
        """Send the request and read the answer whole; every failure becomes one of ours."""
        deadline = time.monotonic() + seconds
        try:
            with wrapper.query().response as response:
                media_type = response.headers.get_content_type()
                return media_type, self._body(response, deadline)
        except urllib.error.HTTPError as error:
            raise self._refused(error, wrapper.queryString) from error
        except TimeoutError as error:
            raise self._too_slow(seconds) from error
        except http.client.IncompleteRead as error:
            raise self._unusable("it is cut off") from error
        except (OSError, http.client.HTTPException, ValueError) as error:
            # A URLError holds what went wrong below it.
            reason = getattr(error, "reason", error)
            if isinstance(reason, TimeoutError):
                raise self._too_slow(seconds) from error
            text = getattr(reason, "strerror", None) or str(reason) or type(reason).__name__
            raise EndpointError(
                f"{self._name} gives no answer: {_one_line(text)}; check the address and that it "
                "runs"
            ) from error

    def _body(self, response: http.client.HTTPResponse, deadline: float) -> bytes:
        """Read the answer in pieces, so that neither time nor memory is without limit."""
        body = io.BytesIO()
        while chunk := response.read1(CHUNK):
            body.write(chunk)
            if body.tell() > self.max_bytes:
                raise EndpointError(
                    f"the answer of {self._name} is larger than {self.max_bytes} bytes; ask for "
                    "less, or allow more"
                )
            if time.monotonic() > deadline:
                raise TimeoutError
        if response.length:
            # Less came than was announced, which read1 does not mind.
            raise self._unusable("it is cut off")
        return body.getvalue()

    def _table(self, media_type: str, body: bytes, form: str) -> QuerySolutions | QueryBoolean:
        """Read the answer of SELECT or ASK."""
        if media_type not in TABLE_TYPES:
            raise self._wrong_type(media_type)
        fault = "it is malformed or cut off"
        answer = None
        try:
            refuse_deep_json(body.decode("utf-8"), self._name)
            answer = pyoxigraph.parse_query_results(body, QueryResultsFormat.JSON)
            if isinstance(answer, QuerySolutions):
                # Solutions are parsed while they are read: a fault must not come up later.
                for _ in answer:
                    pass
                answer = pyoxigraph.parse_query_results(body, QueryResultsFormat.JSON)
            if isinstance(answer, QuerySolutions if form == "SELECT" else QueryBoolean):
                return answer
            fault = f"it is none of a {form} query"
        except (SyntaxError, ValueError, OSError, DataError):
            # Raised below: an exception must not hold the answer, see `rows_of`.
            pass
        del answer
        raise self._unusable(fault)

    def _graph(self, media_type: str, body: bytes) -> Store:
        """Read the answer of CONSTRUCT or DESCRIBE."""
        if media_type not in GRAPH_TYPES:
            raise self._wrong_type(media_type)
        store = Store()
        try:
            refuse_hostile(body, GRAPH_TYPES[media_type], self._name)
            store.load(body, GRAPH_TYPES[media_type])
        except (SyntaxError, ValueError, OSError, DataError) as error:
            raise self._unusable("it is malformed or cut off") from error
        return store

    def _too_slow(self, seconds: float) -> EndpointError:
        return EndpointError(
            f"{self._name} did not answer within {seconds:g} s; ask for less, or give it more time"
        )

    def _unusable(self, fault: str) -> EndpointError:
        return EndpointError(
            f"the answer of {self._name} cannot be used: {fault}; ask again, or ask for less"
        )

    def _wrong_type(self, media_type: str) -> EndpointError:
        return EndpointError(
            f"{self._name} answered with {media_type[:60]!r}, not with SPARQL results; give the "
            "address of the SPARQL endpoint itself"
        )

    def _refused(self, error: urllib.error.HTTPError, sparql: str) -> Exception:
        """Say what an error status means; a malformed query is the query's fault."""
        with error:
            if error.code == 400:
                guard(sparql)
                try:
                    Store().query(sparql)
                except SyntaxError as fault:
                    return malformed_query(sparql, fault)
            advice = ADVICE.get(error.code, "check the address and the query")
            # An error page for a browser says nothing in one line.
            said = error.read(MAX_ERROR_BYTES).decode("utf-8", "replace")
        said = "" if "<" in said else _one_line(said)
        status = f"{self._name} answered {error.code}"
        return EndpointError(f"{status} ({said}); {advice}" if said else f"{status}; {advice}")


def _is_loopback(url: str) -> bool:
    host = urlsplit(url).hostname or ""
    return host in ("localhost", "::1") or host.startswith("127.")


def _one_line(text: str) -> str:
    """Make one short line of what a server or the system says."""
    printable = "".join(char if char.isprintable() else " " for char in text)
    line = " ".join(printable.split())
    return line if len(line) <= 200 else line[:200] + "..."
