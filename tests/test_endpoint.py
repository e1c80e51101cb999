"""A real endpoint answers as the embedded store does; a broken one gives one clear error."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pyoxigraph
import pytest

from kzconst.endpoint import ALL_TRIPLES, Remote
from kzconst.errors import EndpointError, ParameterError, QueryError
from kzconst.stores import Local

JSON = "application/sparql-results+json"
SELECT = "SELECT ?x { VALUES ?x { 1 } }"
ONE_ROW = b'{"head":{"vars":["x"]},"results":{"bindings":[{"x":{"type":"uri","value":"a:b"}}]}}'
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"

Reply = Callable[[BaseHTTPRequestHandler], None]


class Fake(BaseHTTPRequestHandler):
    """Answers every request with the reply of the test, and remembers what was asked."""

    reply: ClassVar[Reply]
    asked: ClassVar[list[tuple[str, str, str]]]

    def do_GET(self) -> None:
        """Reply to a short query."""
        type(self).asked.append((self.command, self.path, self.headers.get("Accept", "")))
        type(self).reply(self)

    def do_POST(self) -> None:
        """Reply to a long query."""
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        type(self).asked.append((self.command, body, self.headers.get("Accept", "")))
        type(self).reply(self)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing on standard error."""


@contextmanager
def served(reply: Reply) -> Iterator[tuple[str, list[tuple[str, str, str]]]]:
    """Serve a reply on loopback; give its address and the list of requests."""
    handler = type("OneFake", (Fake,), {"reply": staticmethod(reply), "asked": []})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    # Clients that gave up leave threads behind which wait for their own end.
    server.daemon_threads = True
    server.block_on_close = False
    server.handle_error = lambda *_: None  # type: ignore[method-assign]
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/query", handler.asked  # type: ignore[attr-defined]
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)


def replying(
    body: bytes, media_type: str = JSON, *, status: int = 200, length: int | None = None
) -> Reply:
    """Build a reply of a status, a type, a body and a length that may be a lie."""

    def reply(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        handler.send_header("Content-Type", media_type)
        handler.send_header("Content-Length", str(len(body) if length is None else length))
        handler.end_headers()
        handler.wfile.write(body)

    return reply


def failure(reply: Reply, sparql: str = SELECT, **options: float) -> str:
    """Ask a fake server, which must fail, and give the message."""
    with served(reply) as (url, _):
        started = time.monotonic()
        with pytest.raises(EndpointError) as caught:
            Remote(url, timeout=options.pop("timeout", 5.0), **options).query(sparql)  # type: ignore[arg-type]
        assert time.monotonic() - started < 8
    message = str(caught.value)
    assert "\n" not in message
    assert "; " in message
    return message


def test_real_server_equals_embedded_store(oxigraph_endpoint: str, knowledge_store: Local) -> None:
    """SELECT, ASK, CONSTRUCT and the download give the same over HTTP as from the files."""
    remote = Remote(oxigraph_endpoint)
    acts = (
        "SELECT ?act ?day { ?act a <https://w3id.org/kzconst/ontology/LegalAct> ;"
        " <https://w3id.org/kzconst/ontology/adoptedOn> ?day } ORDER BY ?day ?act"
    )
    rows = remote.select(acts)
    assert len(rows) > 3
    assert rows == knowledge_store.select(acts)
    assert bool(remote.query("ASK { ?s ?p ?o }")) is True
    assert bool(remote.query("ASK { ?s <a:nothing> ?o }")) is False
    graph = "CONSTRUCT { ?s a ?o } WHERE { ?s a ?o . ?o a <http://www.w3.org/2002/07/owl#Class> }"
    assert set(remote.query(graph)) == set(knowledge_store.query(graph))  # type: ignore[arg-type]
    assert len(remote.triples()) == len(knowledge_store.triples())


def test_long_query_is_posted(oxigraph_endpoint: str) -> None:
    """A query above two kilobytes goes by POST, a short one by GET, and both are answered."""
    long = SELECT + " # " + "x" * 3000
    with served(replying(ONE_ROW)) as (url, asked):
        Remote(url).select(SELECT)
        Remote(url).select(long)
    assert [method for method, _, _ in asked] == ["GET", "POST"]
    assert all("application/sparql-results+json" in accept for _, _, accept in asked)
    assert Remote(oxigraph_endpoint).select(long) == Remote(oxigraph_endpoint).select(SELECT)


def test_form_is_not_guessed() -> None:
    """Comments and names that say CONSTRUCT do not change what a SELECT asks for."""
    text = "# CONSTRUCT\nPREFIX construct: <a:>\nSELECT ?x { ?x a construct:describe }"
    with served(replying(ONE_ROW)) as (url, asked):
        assert len(Remote(url).select(text)) == 1
    assert asked[0][2] == JSON


def test_unbound_variables_are_absent(oxigraph_endpoint: str) -> None:
    """A row has no key for a variable that is not bound, as with the embedded store."""
    text = "SELECT ?x ?y { VALUES (?x ?y) { (1 UNDEF) } }"
    assert [set(row) for row in Remote(oxigraph_endpoint).select(text)] == [{"x"}]


def test_malformed_query_is_a_query_error(oxigraph_endpoint: str) -> None:
    """A query that the real server refuses as malformed is the query's fault, with its place."""
    with pytest.raises(QueryError, match=r"malformed at line 2, column \d+"):
        Remote(oxigraph_endpoint).query("SELECT *\nWHERE { ?s ?p }")


@pytest.mark.parametrize(
    ("status", "advice"),
    [
        (400, "check the address and the query"),
        (401, "password"),
        (403, "does not let you ask"),
        (404, "check the address"),
        (414, "shorten"),
        (429, "wait"),
        (500, "check the address and the query"),
        (502, "ask again later"),
        (503, "ask again later"),
        (504, "ask for less"),
    ],
)
def test_error_status(status: int, advice: str) -> None:
    """An error status is named, with what to do."""
    message = failure(replying(b"no\nmore", "text/plain", status=status))
    assert f"answered {status}" in message
    assert "no more" in message
    assert advice in message


def test_error_page_is_not_repeated() -> None:
    """The text of an error page for browsers is not shown."""
    assert "<" not in failure(replying(b"<html><h1>Busy</h1>", "text/html", status=503))


def test_endless_error_page() -> None:
    """An error page without an end is not read to it."""

    def reply(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(500)
        handler.end_headers()
        while True:
            handler.wfile.write(b"x" * 65_536)

    assert "answered 500" in failure(reply)


@pytest.mark.parametrize("media_type", ["text/html", "application/sparql-results+xml", "text/csv"])
def test_wrong_type(media_type: str) -> None:
    """A page or another format in place of JSON is refused, with its type."""
    message = failure(replying(b"<html></html>", media_type))
    assert media_type in message
    assert "address of the SPARQL endpoint" in message


@pytest.mark.parametrize(
    "body",
    [ONE_ROW[:-1], ONE_ROW[:40], b"", b"{}", b"[]", b"<html></html>", b"\xff", b"null"],
)
def test_truncated_or_malformed_json(body: bytes) -> None:
    """Half a JSON document, or none, is an error before any row is given."""
    assert "cannot be used" in failure(replying(body))


def test_late_fault_in_json() -> None:
    """A fault behind a thousand good rows is found before the first is given."""
    row = b'{"x":{"type":"uri","value":"a:b"}}'
    body = b'{"head":{"vars":["x"]},"results":{"bindings":[' + b",".join([row] * 1000) + b",]}}"
    assert "cannot be used" in failure(replying(body))


def test_announced_length_not_reached() -> None:
    """A connection that ends before the announced length is a cut-off answer, also when it fits."""
    assert "cut off" in failure(replying(ONE_ROW, length=len(ONE_ROW) + 10))
    triples = b"<a:a> <a:b> <a:c> .\n"
    reply = replying(triples, "application/n-triples", length=len(triples) + 10)
    assert "cut off" in failure(reply, ALL_TRIPLES)


def test_cut_off_chunks() -> None:
    """A chunked answer without its last chunk is cut off."""

    def reply(handler: BaseHTTPRequestHandler) -> None:
        handler.protocol_version = "HTTP/1.1"
        handler.send_response(200)
        handler.send_header("Content-Type", "application/n-triples")
        handler.send_header("Transfer-Encoding", "chunked")
        handler.end_headers()
        handler.wfile.write(b"14\r\n<a:a> <a:b> <a:c> .\n\r\n")
        handler.close_connection = True

    assert "cut off" in failure(reply, ALL_TRIPLES)


def test_answer_of_another_form() -> None:
    """A boolean in answer to SELECT, or rows in answer to ASK, are refused."""
    assert "SELECT" in failure(replying(b'{"head":{},"boolean":true}'))
    assert "ASK" in failure(replying(ONE_ROW), "ASK { }")


def test_malformed_triples() -> None:
    """Malformed N-Triples, and triples nested so deeply that parsing ends a process, are errors."""
    assert "cannot be used" in failure(
        replying(b"<a:a> <a:b> ", "application/n-triples"), ALL_TRIPLES
    )
    deep = b"<a:a> <a:b> " + b"<<( <a:a> <a:b> " * 30_000 + b"<a:c> " + b")>> " * 30_000 + b" ."
    assert "cannot be used" in failure(replying(deep, "application/n-triples"), ALL_TRIPLES)


def test_deep_json() -> None:
    """Results nested so deeply that parsing them ends a process are an error."""
    head = b'{"head":{"vars":["x"]},"results":{"bindings":[{"x":'
    part = b'{"type":"triple","value":{"subject":{"type":"uri","value":"a:a"},"object":'
    assert "cannot be used" in failure(replying(head + part * 50_000))


def test_oversize() -> None:
    """An answer above the cap is refused, also when it has no end."""

    def endless(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", JSON)
        handler.end_headers()
        while True:
            handler.wfile.write(b" " * 65_536)

    assert "larger than 100 bytes" in failure(replying(b" " * 101), max_bytes=100)
    assert "larger than 1000000 bytes" in failure(endless, max_bytes=1_000_000)


def test_answer_of_exactly_the_cap() -> None:
    """The cap itself is allowed."""
    with served(replying(ONE_ROW)) as (url, _):
        assert len(Remote(url, max_bytes=len(ONE_ROW)).select(SELECT)) == 1


def test_hanging_server() -> None:
    """A server that accepts and says nothing is left when the time is over."""

    def reply(_: BaseHTTPRequestHandler) -> None:
        time.sleep(3)

    assert "within 0.3 s" in failure(reply, timeout=0.3)


def test_dripping_server() -> None:
    """A server that sends a byte now and then does not get more time for each of them."""

    def drip_body(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", JSON)
        handler.end_headers()
        for _ in range(60):
            handler.wfile.write(b" ")
            time.sleep(0.05)

    def drip_head(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.0 200 OK\r\nX-Drip: ")
        for _ in range(60):
            handler.wfile.write(b"x")
            time.sleep(0.05)

    assert "within 0.4 s" in failure(drip_body, timeout=0.4)
    assert "within 0.4 s" in failure(drip_head, timeout=0.4)


def test_timeout_of_one_query() -> None:
    """A time given with a query goes before that of the store."""

    def reply(_: BaseHTTPRequestHandler) -> None:
        time.sleep(3)

    with served(reply) as (url, _), pytest.raises(EndpointError, match=r"within 0\.2 s"):
        Remote(url, timeout=20).query(SELECT, timeout=0.2)


def test_nobody_listens() -> None:
    """A refused connection is named, with what to check."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with pytest.raises(EndpointError, match="check the address and that it runs"):
        Remote(f"http://127.0.0.1:{port}/query").query(SELECT)


def test_no_http() -> None:
    """A server that speaks another protocol is named, in one line."""

    def reply(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"220 mail\x1b[2J ready\r\n")

    message = failure(reply)
    assert "gives no answer" in message
    assert message.isprintable()


@pytest.mark.parametrize(
    "url",
    [
        "",
        "query",
        "file:///data.ttl",
        "ftp://host/x",
        "http://",
        "http://a:b/",
        "http://a b/",
        "//a",
    ],
)
def test_no_endpoint(url: str) -> None:
    """An address that is none of a web server is refused before anything is opened."""
    with pytest.raises(EndpointError, match="give an http or https address"):
        Remote(url)


def test_password_is_not_shown() -> None:
    """Messages leave out the user and the password of an address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with pytest.raises(EndpointError) as caught:
        Remote(f"http://me:secret@127.0.0.1:{port}/").query(SELECT)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("seconds", [0, -1, float("inf"), float("nan")])
def test_impossible_timeout(seconds: float) -> None:
    """A time limit that is none is refused."""
    with pytest.raises(ParameterError, match="no time limit"):
        Remote("http://127.0.0.1:9/", timeout=seconds).query(SELECT)


def test_proxy_does_not_get_loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server on this machine is asked directly, also where the environment names a proxy."""
    for name in ("http_proxy", "HTTP_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9/")
    for name in ("no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
    with served(replying(ONE_ROW)) as (url, _):
        assert Remote(url).select(SELECT) == [{"x": pyoxigraph.NamedNode("a:b")}]
