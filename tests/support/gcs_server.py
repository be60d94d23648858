"""A stand-in for Google Cloud Storage on a loopback port, with the operations that Beam's client uses.

The client finds it by STORAGE_EMULATOR_HOST. Buckets exist without being created.
"""

import base64
import json
import re
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import google_crc32c

_BUCKET = re.compile(r"/storage/v1/b/([^/]+)$")
_OBJECTS = re.compile(r"/storage/v1/b/([^/]+)/o$")
_OBJECT = re.compile(r"/storage/v1/b/([^/]+)/o/(.+)$")


class GcsServer:
    """Serves `objects` (gs:// URLs to bytes) while its context lasts. Buckets whose names begin with `missing` do not exist."""

    def __init__(self) -> None:
        self.objects: dict[str, bytes] = {}
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), type("Requests", (_Requests,), {"objects": self.objects}))
        self._thread = threading.Thread(target=self._http.serve_forever, daemon=True)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._http.server_address[1]}"

    def __enter__(self) -> "GcsServer":
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._http.shutdown()
        self._thread.join()
        self._http.server_close()


class _Requests(BaseHTTPRequestHandler):
    objects: dict[str, bytes]
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path, query = self._asked()
        if found := _BUCKET.search(path):
            self._answer({"kind": "storage#bucket", "name": found[1]})
        elif found := _OBJECTS.search(path):
            start = f"gs://{found[1]}/{query.get('prefix', '')}"
            self._answer({"items": [self._about(name) for name in sorted(self.objects) if name.startswith(start)]})
        elif _OBJECT.search(path):
            name = self._name(path)
            if name not in self.objects:
                self._answer({"error": {"code": 404, "message": "Not Found"}}, 404)
            elif query.get("alt") == "media":
                self._send(200, self._part(name), {"Content-Type": "application/octet-stream"})
            else:
                self._answer(self._about(name))
        else:
            self._answer({"error": {"code": 501, "message": self.path}}, 501)

    def do_POST(self) -> None:
        path, query = self._asked()
        body = self._body()
        if path == "/batch/storage/v1":
            self._batch(body.decode())
            return
        found = _OBJECTS.search(path)
        if found is not None and found[1].startswith("missing"):
            self._answer({"error": {"code": 404, "message": "The specified bucket does not exist."}}, 404)
            return
        if found is None or query.get("uploadType") != "resumable":
            self._answer({"error": {"code": 501, "message": self.path}}, 501)
            return
        name = query.get("name") or json.loads(body)["name"]
        self._send(200, b"", {"Location": f"http://{self.headers['Host']}/put?name=gs://{found[1]}/{name}"})

    def do_PUT(self) -> None:
        _, query = self._asked()
        whole = re.fullmatch(r"bytes (?:0-\d+|\*)/\d+", self.headers["Content-Range"])
        assert whole is not None, f"an upload in parts: {self.headers['Content-Range']}"
        self.objects[query["name"]] = self._body()
        self._answer(self._about(query["name"]))

    def _batch(self, body: str) -> None:
        # Beam copies and deletes in batches only: requests in the parts of a request, answers in the parts of the answer.
        answers = []
        for method, target in re.findall(r"^(DELETE|POST) (\S+) HTTP", body, re.MULTILINE):
            source, _, copy = urlsplit(target).path.partition("/copyTo/")
            name = self._name(source)
            there = name in self.objects
            if method == "DELETE":
                self.objects.pop(name, None)
            elif there:
                self.objects[self._name(f"/storage/v1/{copy}")] = self.objects[name]
            answers.append(
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{}" if there else "HTTP/1.1 404 Not Found\r\n\r\n"
            )
        parts = "".join(f"--part\r\nContent-Type: application/http\r\n\r\n{answer}\r\n" for answer in answers)
        self._send(200, f"{parts}--part--".encode(), {"Content-Type": 'multipart/mixed; boundary="part"'})

    def _name(self, path: str) -> str:
        found = _OBJECT.search(path)
        assert found is not None, path
        return f"gs://{found[1]}/{unquote(found[2])}"

    def _asked(self) -> tuple[str, dict[str, str]]:
        parts = urlsplit(self.path)
        return parts.path, {name: values[0] for name, values in parse_qs(parts.query).items()}

    def _body(self) -> bytes:
        return self.rfile.read(int(self.headers.get("Content-Length") or 0))

    def _part(self, name: str) -> bytes:
        asked = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range") or "bytes=0-")
        assert asked is not None
        return self.objects[name][int(asked[1]) : int(asked[2] or len(self.objects[name])) + 1]

    def _about(self, name: str) -> dict[str, Any]:
        bucket, _, path = name.removeprefix("gs://").partition("/")
        size = str(len(self.objects[name]))
        updated = "2025-01-01T00:00:00Z"
        crc32c = base64.b64encode(google_crc32c.value(self.objects[name]).to_bytes(4, "big")).decode()
        return {"bucket": bucket, "name": path, "size": size, "updated": updated, "generation": "1", "crc32c": crc32c}

    def _answer(self, document: dict[str, Any], status: int = 200) -> None:
        self._send(status, json.dumps(document).encode(), {"Content-Type": "application/json"})

    def _send(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002  (the name is http.server's)
        """Silent."""
