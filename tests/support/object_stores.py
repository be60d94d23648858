"""Servers of object stores on loopback, which speak the protocols of S3, Cloud Storage and Azure Blobs.

They are other projects' programs: moto and gcp-storage-emulator from PyPI, azurite from npm, kept in the user's cache. Beam's
own clients find them by environment variables, as they find the real ones.
"""

import os
import signal
import sys
import threading
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import ClassVar

from tests.support.local_server import LocalServer
from tests.support.pip_programs import installed
from tests.support.programs import kept, needed

_BUCKET = "newsroom"


class ObjectStore(LocalServer):
    """A server with a bucket. `keeps`: objects outlive the process."""

    keeps: ClassVar[bool] = True
    start_s = 60.0

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

    def make_bucket(self) -> None:
        """Make the bucket with the client of the service, which reads the environment."""
        raise NotImplementedError

    def rest(self, seconds: float) -> None:
        """Be away for a while: killed and started again if objects outlive that, else stopped and continued."""
        if self.keeps:
            self.kill()
            back = self.start
        else:
            self.process.send_signal(signal.SIGSTOP)
            back = partial(self.process.send_signal, signal.SIGCONT)
        threading.Timer(seconds, back).start()


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
    needed("npm")
    command = ["npm", "install", "--silent", "--no-audit", "--no-fund"]
    folder = kept("azurite-3.35.0", lambda folder: [*command, "--prefix", str(folder), "azurite@3.35.0"])
    return folder / "node_modules" / ".bin" / "azurite-blob"
