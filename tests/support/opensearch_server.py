"""OpenSearch of a test's own on loopback: one node in one process, from artifacts of Maven Central (opensearch/pom.xml)."""

import json
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

from tests.support.jvm_server import JvmServer

_FOLDER = Path(__file__).parent / "opensearch"
#: Small enough for a test to exceed it.
MAX_REQUEST = "3mb"


class OpenSearchServer(JvmServer):
    """A node."""

    pom = _FOLDER / "pom.xml"

    def command(self) -> list[str]:
        settings = [f"http.max_content_length={MAX_REQUEST}", "cluster.routing.allocation.disk.threshold_enabled=false"]
        return self.java(str(_FOLDER / "Server.java"), str(self.folder), str(self.port), *settings)

    def answers(self) -> bool:
        try:
            self.ask("GET", "/_cluster/health?wait_for_status=yellow&timeout=1s")
        except OSError:
            return False
        return True

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
