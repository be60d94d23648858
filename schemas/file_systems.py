"""Beam's file systems (`gs://`, `s3://`, `azfs://`, `hdfs://`) in a process that has made no pipeline."""

import threading
from importlib.util import find_spec
from types import SimpleNamespace
from typing import Any

#: Scheme -> module without which Beam cannot reach it, and what installs it.
_NEEDS = {
    "s3": ("boto3", "pip install 'newsbeam[s3]'"),
    "azfs": ("azure.storage.blob", "pip install 'newsbeam[azure]'"),
    "gs": ("google.cloud.storage", "pip install 'newsbeam[dataflow]'"),
    "hdfs": ("hdfs", "pip install hdfs"),
}


def missing_package(scheme: str) -> str | None:
    """The remedy where the package for a scheme is not installed."""
    module, install = _NEEDS.get(scheme, ("", ""))
    if not module or _is_installed(module):
        return None
    return f"{scheme}:// needs a package that is not installed: {install}"


def _is_installed(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except ModuleNotFoundError:  # its parent package
        return False


def file_systems() -> Any:
    """`apache_beam.io.filesystems.FileSystems`, ready for use. The import takes 2 s of CPU: only for remote files."""
    from apache_beam.io.filesystems import FileSystems  # noqa: PLC0415
    from apache_beam.options.pipeline_options import PipelineOptions  # noqa: PLC0415

    # Constructing a pipeline sets its options. Without any, those of S3 and Azure raise (Beam 2.77), and there is no getter.
    if FileSystems._pipeline_options is None:
        FileSystems.set_options(PipelineOptions([]))
    _share_sessions()
    return FileSystems


class _Sessions(threading.local):
    """boto3's sessions, one for each thread: they may not be shared between threads."""

    def __init__(self, boto3: Any) -> None:
        self._session = boto3.session.Session()

    def get(self) -> Any:
        return self._session


def _share_sessions() -> None:
    # Beam (2.77) makes a session for each request to S3, and each reads boto3's models again: 0.1 to 0.2 s of CPU.
    try:
        from apache_beam.io.aws.clients.s3 import boto3_client  # noqa: PLC0415
    except ImportError:
        return
    if boto3_client.boto3 is not None and not isinstance(boto3_client.boto3, SimpleNamespace):
        boto3_client.boto3 = SimpleNamespace(session=SimpleNamespace(Session=_Sessions(boto3_client.boto3).get))
