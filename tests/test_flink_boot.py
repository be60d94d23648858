"""deploy/flink/boot.py and worker.py without Flink: who dies with whom."""

import importlib.util
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from apache_beam.portability.api import beam_provision_api_pb2, endpoints_pb2
from google.protobuf import json_format, text_format

from tests.support.flink_cluster import FLINK, ended

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="pidfd_open and prctl are Linux's")

#: Says who it is and waits; with --exit it ends.
_WORKER = """\
import os, subprocess, sys, time
if "--exit=3" in sys.argv:
    sys.exit(3)
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
print("said on stdout", flush=True)
with open("pids.unfinished", "w") as file:
    file.write(f"{os.getppid()} {os.getpid()} {child.pid}")
os.rename("pids.unfinished", "pids")
time.sleep(600)
"""
_TASK_MANAGER = "import subprocess, sys; sys.exit(subprocess.Popen(sys.argv[1:]).wait())"


class Family:
    """A task manager, which is only a parent, its boot, the worker, and a process that the worker has started."""

    def __init__(self, folder: Path) -> None:
        shutil.copy(FLINK / "boot.py", folder)
        (folder / "worker.py").write_text(_WORKER)
        command = [sys.executable, "-c", _TASK_MANAGER, sys.executable, str(folder / "boot.py"), "--id=1-1"]
        environment = {**os.environ, "NEWSBEAM_WORKER_LOG": str(folder / "worker.log")}
        self._parent = subprocess.Popen(command, cwd=folder, env=environment)
        end = time.monotonic() + 60
        while not (folder / "pids").exists():
            assert time.monotonic() < end
            time.sleep(0.01)
        boot, worker, child = map(int, (folder / "pids").read_text().split())
        self.task_manager = psutil.Process(self._parent.pid)
        self.boot, self.worker, self.child = psutil.Process(boot), psutil.Process(worker), psutil.Process(child)

    def close(self) -> None:
        for process in (self.task_manager, self.boot, self.worker, self.child):
            if process.is_running():
                process.kill()
        self._parent.wait()


@pytest.fixture
def family(tmp_path: Path) -> Iterator[Family]:
    one = Family(tmp_path)
    yield one
    one.close()


def test_all_end_when_the_task_manager_is_killed(family: Family) -> None:
    os.kill(family.task_manager.pid, signal.SIGKILL)

    assert ended([family.boot, family.worker, family.child], timeout_s=10)


def test_all_end_when_the_task_manager_says_so(family: Family) -> None:
    os.kill(family.boot.pid, signal.SIGTERM)

    assert ended([family.boot, family.worker, family.child], timeout_s=10)


def test_the_worker_ends_when_boot_is_killed(family: Family) -> None:
    os.kill(family.boot.pid, signal.SIGKILL)

    assert ended([family.boot, family.worker], timeout_s=10)


def test_all_end_when_the_worker_is_killed(family: Family) -> None:
    os.kill(family.worker.pid, signal.SIGKILL)

    assert ended([family.boot, family.worker, family.child, family.task_manager], timeout_s=10)


def test_what_the_worker_prints_is_kept(family: Family, tmp_path: Path) -> None:
    assert (tmp_path / "worker.log").read_text() == "said on stdout\n"


def test_boot_ends_as_the_worker_does(tmp_path: Path) -> None:
    shutil.copy(FLINK / "boot.py", tmp_path)
    (tmp_path / "worker.py").write_text(_WORKER)

    assert subprocess.run([sys.executable, str(tmp_path / "boot.py"), "--exit=3"], check=False).returncode == 3


def test_what_beams_worker_is_told() -> None:
    spec = importlib.util.spec_from_file_location("flink_worker", FLINK / "worker.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    info = beam_provision_api_pb2.ProvisionInfo(
        logging_endpoint=endpoints_pb2.ApiServiceDescriptor(url="localhost:1"),
        control_endpoint=endpoints_pb2.ApiServiceDescriptor(url="localhost:2"),
        runner_capabilities=["one", "two"],
    )
    json_format.ParseDict({"beam:option:streaming:v1": True}, info.pipeline_options)
    told = module.worker_environment("1-1", "/folder", info)

    control = text_format.Parse(told.pop("CONTROL_API_SERVICE_DESCRIPTOR"), endpoints_pb2.ApiServiceDescriptor())
    logging = text_format.Parse(told.pop("LOGGING_API_SERVICE_DESCRIPTOR"), endpoints_pb2.ApiServiceDescriptor())
    assert (control.url, logging.url) == ("localhost:2", "localhost:1")
    assert json.loads(told.pop("PIPELINE_OPTIONS")) == {"beam:option:streaming:v1": True}
    assert told == {"WORKER_ID": "1-1", "SEMI_PERSISTENT_DIRECTORY": "/folder", "RUNNER_CAPABILITIES": "one two"}
