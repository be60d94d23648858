"""OpenSearch of a test's own on loopback: one node in one process, from artifacts of Maven Central (opensearch/pom.xml)."""

import json
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

from tests.support.maven_jars import free_ports, jars

_FOLDER = Path(__file__).parent / "opensearch"
_START_S = 120.0
#: Small enough for a test to exceed it.
MAX_REQUEST = "3mb"


class OpenSearchServer:
    """A node whose data is in `folder`; it may be killed and started again."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._jars = folder, jars(_FOLDER / "pom.xml")
        (self.port,) = free_ports(1)
        self._process: subprocess.Popen[bytes] | None = None
        folder.mkdir(parents=True, exist_ok=True)

    def start(self) -> None:
        """Start, and wait until it answers."""
        settings = [f"http.max_content_length={MAX_REQUEST}", "cluster.routing.allocation.disk.threshold_enabled=false"]
        flags = ["-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", f"{self._jars}/*"]
        with (self._folder / "out").open("ab") as out:
            process = self._process = subprocess.Popen(
                ["java", *flags, str(_FOLDER / "Server.java"), str(self._folder), str(self.port), *settings],
                stdout=out,
                stderr=subprocess.STDOUT,
            )
        end = time.monotonic() + _START_S
        while not self._answers():
            assert process.poll() is None, (self._folder / "out").read_text()
            assert time.monotonic() < end, (self._folder / "out").read_text()
            time.sleep(0.1)

    def _answers(self) -> bool:
        try:
            self.ask("GET", "/_cluster/health?wait_for_status=yellow&timeout=1s")
        except OSError:
            return False
        return True

    def kill(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.port}"

    def ask(self, method: str, path: str, body: Any = None) -> Any:
        """The JSON of an answer. Raises HTTPError for a status of a failure."""
        data = json.dumps(body).encode() if body is not None else None
        headers = {"content-type": "application/json"}
        request = urllib.request.Request(f"http://{self.address}{path}", data=data, headers=headers, method=method)
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.load(answer)

    def documents(self, index: str) -> dict[str, Any]:
        """The documents of an index by their ids: up to 10,000."""
        self.ask("POST", f"/{index}/_refresh")
        hits = self.ask("POST", f"/{index}/_search", {"size": 10_000, "query": {"match_all": {}}})["hits"]["hits"]
        return {hit["_id"]: hit["_source"] for hit in hits}

    def found(self, index: str, query: dict[str, Any]) -> list[str]:
        """The ids of the documents that a query finds."""
        self.ask("POST", f"/{index}/_refresh")
        hits = self.ask("POST", f"/{index}/_search", {"size": 100, "query": query})["hits"]["hits"]
        return sorted(hit["_id"] for hit in hits)
