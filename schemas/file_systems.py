"""Beam's file systems (`gs://`, `s3://`, `azfs://`, `hdfs://`) in a process that has made no pipeline."""

import threading
from types import SimpleNamespace
from typing import Any


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
