"""Client of the REST interface of a running Flink cluster on loopback."""

import json
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

_TIMEOUT_S = 10


class Cluster:
    """The cluster whose REST interface listens on `port`.

    Every method raises OSError while nothing answers there, and RuntimeError with Flink's message if Flink refuses.
    """

    def __init__(self, port: int) -> None:
        self.url = f"http://localhost:{port}"

    def job(self) -> dict[str, Any] | None:
        """`{"jid", "state", "tasks": {...}, ...}` of the job; None while there is no job."""
        jobs = self._ask("/jobs/overview")["jobs"]
        return jobs[0] if jobs else None

    def runs(self) -> bool:
        """True if the job and all of its tasks run."""
        job = self.job()
        return job is not None and job["state"] == "RUNNING" and 0 < job["tasks"]["total"] == job["tasks"]["running"]

    def checkpoints(self, job_id: str) -> dict[str, Any]:
        """Counts of checkpoints, the newest checkpoints, and the checkpoint that the job was restored from."""
        return self._ask(f"/jobs/{job_id}/checkpoints")

    def placement(self, job_id: str) -> dict[int, set[str]]:
        """Subtask index -> the task managers in which the subtasks with this index run.

        Each index needs one task manager: steps of the graph that share the state of a host must share a process.
        """
        placed: dict[int, set[str]] = {}
        for vertex in self._ask(f"/jobs/{job_id}")["vertices"]:
            for subtask in self._ask(f"/jobs/{job_id}/vertices/{vertex['id']}")["subtasks"]:
                placed.setdefault(subtask["subtask"], set()).add(subtask["taskmanager-id"])
        return placed

    def savepoint(self, job_id: str, *, stop: bool, drain: bool, timeout_s: float) -> str:
        """Takes a savepoint and, if `stop`, ends the job with it. Returns the URI of the savepoint."""
        order = {"drain": drain} if stop else {"cancel-job": False}
        trigger = self._ask(f"/jobs/{job_id}/{'stop' if stop else 'savepoints'}", order)["request-id"]
        end = time.monotonic() + timeout_s
        while time.monotonic() < end:
            answer = self._ask(f"/jobs/{job_id}/savepoints/{trigger}")
            if answer["status"]["id"] == "COMPLETED":
                if "location" not in answer["operation"]:
                    raise RuntimeError(f"no savepoint: {answer['operation']['failure-cause']['stack-trace']}")
                return str(answer["operation"]["location"])
            time.sleep(0.2)
        raise RuntimeError(f"no savepoint within {timeout_s:g} s")

    def _ask(self, path: str, order: Mapping[str, object] | None = None) -> dict[str, Any]:
        request = urllib.request.Request(  # noqa: S310 - loopback, see __init__
            self.url + path,
            data=None if order is None else json.dumps(order).encode(),
            headers={"Content-Type": "application/json"},
        )
        try:
            with urllib.request.urlopen(request, timeout=_TIMEOUT_S) as answer:  # noqa: S310
                return dict(json.load(answer))
        except urllib.error.HTTPError as error:
            with error:
                said = f"{path}: {error.code} {error.read().decode(errors='replace')}"
            # While a job manager starts it answers before it can: "ongoing leader election".
            raise (ConnectionError if error.code == HTTPStatus.SERVICE_UNAVAILABLE else RuntimeError)(said) from None
