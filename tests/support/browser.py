"""A headless Chromium for the tests of the pages, driven by its DevTools protocol. No test downloads it: CI installs it."""

import asyncio
import base64
import itertools
import json
import os
import re
import subprocess
import tarfile
import tempfile
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import aiohttp
import pytest

from tests.support.deploy_checks import needs
from tests.support.programs import cache_folder

_AXE = "axe-core@4.10.3"
_START_S = 60.0


class Browser:
    """A browser with one tab while the context lasts. `log`: what pages reported, errors and warnings."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._numbers = itertools.count(1)
        self._folder = tempfile.TemporaryDirectory(prefix="newsbeam-browser-", ignore_cleanup_errors=True)
        self.log: list[str] = []

    def __enter__(self) -> Self:
        program = needs("chromium")
        self._process = subprocess.Popen(
            [
                *(program, "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run"),
                *("--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars"),
                *("--remote-debugging-port=0", f"--user-data-dir={self._folder.name}", "about:blank"),
            ],
            stderr=subprocess.PIPE,
            text=True,
        )
        assert self._process.stderr is not None
        for line in self._process.stderr:
            found = re.search(r"DevTools listening on ws://([^/]+)/", line)
            if found:
                break
        else:
            pytest.fail("Chromium has ended before it listened")
        self._loop.run_until_complete(asyncio.wait_for(self._connect(found[1]), _START_S))
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._loop.run_until_complete(self._session.close())
        self._loop.close()
        self._process.terminate()
        self._process.wait(30)
        if self._process.stderr is not None:
            self._process.stderr.close()
        self._folder.cleanup()

    async def _connect(self, address: str) -> None:
        self._session = aiohttp.ClientSession()
        async with self._session.get(f"http://{address}/json/list") as answer:
            pages = await answer.json(content_type=None)
        page = next(page for page in pages if page["type"] == "page")
        self._socket = await self._session.ws_connect(page["webSocketDebuggerUrl"], max_msg_size=0)

    def call(self, method: str, until: str | None = None, **parameters: Any) -> dict[str, Any]:
        """The result of a command; with `until`, after that event has come too."""
        return self._loop.run_until_complete(asyncio.wait_for(self._call(method, until, parameters), _START_S))

    async def _call(self, method: str, until: str | None, parameters: dict[str, Any]) -> dict[str, Any]:
        number = next(self._numbers)
        await self._socket.send_json({"id": number, "method": method, "params": parameters})
        result: dict[str, Any] | None = None
        while result is None or until is not None:
            message = json.loads((await self._socket.receive()).data)
            if message.get("id") == number:
                assert "error" not in message, message
                result = message["result"]
            elif message.get("method") == until:
                until = None
            self._note(message)
        return result

    def _note(self, message: dict[str, Any]) -> None:
        parameters = message.get("params", {})
        if message.get("method") == "Log.entryAdded" and parameters["entry"]["level"] in {"error", "warning"}:
            self.log.append(parameters["entry"]["text"])
        elif message.get("method") == "Runtime.exceptionThrown" or (
            message.get("method") == "Runtime.consoleAPICalled" and parameters["type"] in {"error", "warning", "assert"}
        ):
            self.log.append(json.dumps(parameters)[:500])

    def open(self, url: str, width: int = 1_280, *, dark: bool = False) -> None:
        """Load a page in a window of that width."""
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=width < 600)
        scheme = [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]
        self.call("Emulation.setEmulatedMedia", features=scheme)
        self.call("Page.navigate", until="Page.loadEventFired", url=url)

    def evaluate(self, expression: str) -> Any:
        """The value of a JavaScript expression, awaited."""
        result = self.call("Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True)
        assert "exceptionDetails" not in result, result["exceptionDetails"]
        return result["result"].get("value")

    def first_paint_ms(self) -> float:
        """Milliseconds from the request to the first content on the screen."""
        observed = (
            "new Promise(done => new PerformanceObserver(list => done(list.getEntriesByName('first-contentful-paint')[0]"
            ".startTime)).observe({type: 'paint', buffered: true}))"
        )
        return float(self.evaluate(observed))

    def screenshot(self, path: Path) -> None:
        """The whole page as PNG."""
        picture = self.call("Page.captureScreenshot", format="png", captureBeyondViewport=True)
        path.write_bytes(base64.b64decode(picture["data"]))

    def violations(self) -> list[str]:
        """What axe finds at levels A and AA of WCAG 2.2, a line each."""
        self.call("Runtime.evaluate", expression=axe_source())
        options = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
        found = self.evaluate(f"axe.run(document, {json.dumps(options)}).then(r => JSON.stringify(r.violations))")
        return [
            f"{rule['id']}: {node['html'][:160]} {node.get('failureSummary', '')[:300]}"
            for rule in json.loads(found)
            for node in rule["nodes"]
        ]


def axe_source() -> str:
    """axe-core, from npm, cached on this machine. Skips the test where it cannot be had; on CI it fails."""
    folder = cache_folder() / _AXE
    source = folder / "axe.min.js"
    if not source.exists():
        folder.mkdir(parents=True, exist_ok=True)
        packed = subprocess.run(
            [needs("npm"), "pack", "--silent", _AXE], cwd=folder, capture_output=True, text=True, check=False, timeout=120
        )
        if packed.returncode:
            assert not os.environ.get("CI"), packed.stderr
            pytest.skip(f"{_AXE} cannot be had: {packed.stderr[-300:]}")
        with tarfile.open(folder / packed.stdout.strip().splitlines()[-1]) as archive:
            member = archive.extractfile("package/axe.min.js")
            assert member is not None
            draft = source.with_suffix(f".{os.getpid()}")
            draft.write_bytes(member.read())
        draft.replace(source)
    return source.read_text(encoding="utf-8")
