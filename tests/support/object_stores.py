"""Servers of object stores on loopback, which speak the protocols of S3, Cloud Storage and Azure Blobs.

They are other projects' programs: moto and gcp-storage-emulator from PyPI, azurite from npm, kept in the user's cache. Beam's
own clients find them by environment variables, as they find the real ones.
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import ClassVar, Self

from tests.support.go_programs import cache_folder, missing
from tests.support.maven_jars import free_ports
from tests.support.pip_programs import installed

_START_S = 60.0
_BUCKET = "newsroom"


class ObjectStore:
    """A server with a bucket, its data in `folder`. `keeps`: objects outlive the process."""

    keeps: ClassVar[bool] = True

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (self.port,) = free_ports(1)
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def uri(self) -> str:
        """A folder in the bucket."""
        raise NotImplementedError

    def environment(self, address: str) -> Mapping[str, str]:
        """The variables by which clients find a server, this one or one in front of it."""
        raise NotImplementedError

    def command(self) -> list[str]:
        raise NotImplementedError

    def program_environment(self) -> Mapping[str, str]:
        return {}

    def make_bucket(self) -> None:
        """Make the bucket with the client of the service, which reads the environment."""
        raise NotImplementedError

    def start(self) -> None:
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                self.command(), env=os.environ | self.program_environment(), stdout=log, stderr=log, cwd=self.folder
            )
        end = time.monotonic() + _START_S
        while True:
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return
            except OSError:
                assert self._process.poll() is None, (self.folder / "log").read_text()
                assert time.monotonic() < end, (self.folder / "log").read_text()
                time.sleep(0.05)

    def rest(self, seconds: float) -> None:
        """Be away for a while: killed and started again if objects outlive that, else stopped and continued."""
        assert self._process is not None
        if self.keeps:
            self.kill()
            back = self.start
        else:
            self._process.send_signal(signal.SIGSTOP)
            back = partial(self._process.send_signal, signal.SIGCONT)
        threading.Timer(seconds, back).start()

    def kill(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    @classmethod
    @contextmanager
    def running(cls) -> Iterator[Self]:
        with TemporaryDirectory(prefix="newsbeam-") as folder:
            store = cls(Path(folder))
            try:
                store.start()
                yield store
            finally:
                store.kill()


class S3(ObjectStore):
    """moto, which keeps objects in memory."""

    keeps = False
    uri = f"s3://{_BUCKET}/news"

    def command(self) -> list[str]:
        program = f"from moto.server import main; main(['-H', '127.0.0.1', '-p', '{self.port}'])"
        return [sys.executable, "-c", program]

    def program_environment(self) -> Mapping[str, str]:
        return {"PYTHONPATH": str(installed("moto", "moto[s3]==5.1.22", "flask>=3", "flask-cors>=5"))}

    def environment(self, address: str) -> Mapping[str, str]:
        return {
            "AWS_ENDPOINT_URL_S3": address,
            "AWS_ACCESS_KEY_ID": "nobody",
            "AWS_SECRET_ACCESS_KEY": "not-a-secret-of-anyone",
            "AWS_DEFAULT_REGION": "us-east-1",
        }

    def make_bucket(self) -> None:
        import boto3  # noqa: PLC0415

        boto3.client("s3").create_bucket(Bucket=_BUCKET)


class CloudStorage(ObjectStore):
    """gcp-storage-emulator, which keeps objects in files."""

    uri = f"gs://{_BUCKET}/news"

    def command(self) -> list[str]:
        data = str(self.folder / "data")
        options = ["--host=127.0.0.1", f"--port={self.port}", f"--default-bucket={_BUCKET}", "--quiet"]
        return [sys.executable, "-m", "gcp_storage_emulator", "--data-dir", data, "start", *options]

    def program_environment(self) -> Mapping[str, str]:
        return {"PYTHONPATH": str(installed("gcp-storage-emulator", "gcp-storage-emulator==2026.7.19"))}

    def environment(self, address: str) -> Mapping[str, str]:
        return {"STORAGE_EMULATOR_HOST": address, "NO_GCE_CHECK": "true", "CLOUDSDK_CONFIG": str(self.folder)}

    def make_bucket(self) -> None:
        """The server made it."""


class AzureBlobs(ObjectStore):
    """azurite, which writes what it knows of the objects to files every 5 s."""

    keeps = False

    #: The account and the key that every azurite has; they stand in its manual.
    _ACCOUNT = "devstoreaccount1"
    _KEY = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw=="
    uri = f"azfs://{_ACCOUNT}/{_BUCKET}/news"

    def command(self) -> list[str]:
        options = ["--silent", "--disableTelemetry", "--skipApiVersionCheck", "--blobHost", "127.0.0.1"]
        return [str(_azurite()), *options, "--blobPort", str(self.port), "--location", str(self.folder / "data")]

    def environment(self, address: str) -> Mapping[str, str]:
        parts = {
            "DefaultEndpointsProtocol": "http",
            "AccountName": self._ACCOUNT,
            "AccountKey": self._KEY,
            "BlobEndpoint": f"{address}/{self._ACCOUNT}",
        }
        return {"AZURE_STORAGE_CONNECTION_STRING": ";".join(f"{name}={text}" for name, text in parts.items())}

    def make_bucket(self) -> None:
        from azure.storage.blob import BlobServiceClient  # noqa: PLC0415

        BlobServiceClient.from_connection_string(os.environ["AZURE_STORAGE_CONNECTION_STRING"]).create_container(_BUCKET)


def _azurite() -> Path:
    npm = shutil.which("npm") or missing("npm, which brings azurite, is not installed")
    folder = cache_folder() / "azurite-3.35.0"
    if not folder.exists():
        draft = folder.with_name(f"{folder.name}.{os.getpid()}")
        draft.mkdir(parents=True)
        command = [npm, "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(draft), "azurite@3.35.0"]
        done = subprocess.run(command, cwd=draft, capture_output=True, text=True, check=False, timeout=600)
        if done.returncode:
            missing(f"azurite could not be installed: {done.stderr[-500:]}")
        try:
            draft.rename(folder)
        except OSError:  # another test run was first
            shutil.rmtree(draft)
    return folder / "node_modules" / ".bin" / "azurite-blob"
