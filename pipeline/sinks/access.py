"""What a remote file system needs on this machine before anything can be written: its package, and credentials."""

import os
import threading
from importlib.util import find_spec

#: Scheme -> module without which Beam cannot reach it, and what installs it.
_NEEDS = {
    "s3": ("boto3", "pip install 'newsbeam[s3]'"),
    "azfs": ("azure.storage.blob", "pip install 'newsbeam[azure]'"),
    "gs": ("google.cloud.storage", "pip install 'newsbeam[dataflow]'"),
    "hdfs": ("hdfs", "pip install hdfs"),
}
#: google.auth asks a metadata server that only machines of Google's cloud have; without one that takes minutes.
_CREDENTIALS_S = 8.0


def missing_package(scheme: str) -> str | None:
    """The remedy where the package for a scheme is not installed."""
    module, install = _NEEDS.get(scheme, ("", ""))
    if not module or _is_installed(module):
        return None
    return f"{scheme}:// needs a package that is not installed: {install}"


def missing_credentials(scheme: str) -> str | None:
    """The remedy where this machine has no credentials for a scheme; takes 8 s at most. Only known for `gs`."""
    if scheme != "gs" or os.environ.get("STORAGE_EMULATOR_HOST"):
        return None
    import google.auth  # noqa: PLC0415
    from google.auth.exceptions import GoogleAuthError  # noqa: PLC0415

    found: list[bool] = []

    def look() -> None:
        try:
            google.auth.default()
        except GoogleAuthError:
            return
        found.append(True)

    thread = threading.Thread(target=look, daemon=True, name="credentials")
    thread.start()
    thread.join(_CREDENTIALS_S)
    if found:
        return None
    return "gs:// finds no credentials: run 'gcloud auth application-default login', or set GOOGLE_APPLICATION_CREDENTIALS"


def _is_installed(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except ModuleNotFoundError:  # its parent package
        return False
