"""Checks for a remote file system before it is read or written: its package and its credentials."""

import os
import threading
from collections.abc import Callable
from importlib.util import find_spec

#: Scheme -> module without which Beam cannot reach it, and what installs it.
_NEEDS = {
    "s3": ("boto3", "pip install 'newsbeam[s3]'"),
    "azfs": ("azure.storage.blob", "pip install 'newsbeam[azure]'"),
    "gs": ("google.cloud.storage", "pip install 'newsbeam[dataflow]'"),
    "hdfs": ("hdfs", "pip install hdfs"),
}
#: Clients ask a metadata server that only machines of their cloud have; without one that may take minutes.
_CREDENTIALS_S = 8.0
_found_for: set[str] = set()


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


def missing_credentials(scheme: str) -> str | None:
    """The remedy where this machine has no credentials for a scheme; takes 8 s at most. Only known for `gs`, `s3` and `azfs`.

    Without credentials the clients repeat each request for minutes. A process that has found some does not look again.
    """
    if scheme in _found_for:
        return None
    if scheme == "gs" and not os.environ.get("STORAGE_EMULATOR_HOST") and not _found_in_time(_has_google):
        return "gs:// finds no credentials: run 'gcloud auth application-default login', or set GOOGLE_APPLICATION_CREDENTIALS"
    if scheme == "s3" and not _found_in_time(_has_aws):
        return "s3:// finds no credentials: run 'aws configure', or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY"
    if scheme == "azfs" and not _has_azure():
        return "azfs:// finds no credentials: set AZURE_STORAGE_CONNECTION_STRING"
    _found_for.add(scheme)
    return None


def _found_in_time(find: Callable[[], bool]) -> bool:
    found: list[bool] = []
    thread = threading.Thread(target=lambda: found.append(find()), daemon=True, name="credentials")
    thread.start()
    thread.join(_CREDENTIALS_S)
    return any(found)


def _has_google() -> bool:
    import google.auth  # noqa: PLC0415
    from google.auth.exceptions import GoogleAuthError  # noqa: PLC0415

    try:
        google.auth.default()
    except GoogleAuthError:
        return False
    return True


def _has_aws() -> bool:
    import boto3  # noqa: PLC0415
    from botocore.exceptions import BotoCoreError  # noqa: PLC0415

    from schemas.file_systems import file_systems  # noqa: PLC0415

    try:
        if boto3.session.Session().get_credentials() is not None:
            return True
    except BotoCoreError:  # a profile that is not there
        return False
    from apache_beam.options.pipeline_options import S3Options  # noqa: PLC0415

    return bool(file_systems()._pipeline_options.view_as(S3Options).s3_access_key_id)  # those of `-- --s3_access_key_id`


def _has_azure() -> bool:
    if os.environ.get("AZURE_STORAGE_CONNECTION_STRING"):
        return True
    from apache_beam.options.pipeline_options import AzureOptions  # noqa: PLC0415

    from schemas.file_systems import file_systems  # noqa: PLC0415

    options = file_systems()._pipeline_options.view_as(AzureOptions)  # those of `-- --azure_connection_string`
    return bool(options.azure_connection_string or options.blob_service_endpoint)
