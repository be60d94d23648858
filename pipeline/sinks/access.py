"""The credentials that a remote file system needs on this machine before anything can be written."""

import os
import threading

#: google.auth asks a metadata server that only machines of Google's cloud have; without one that takes minutes.
_CREDENTIALS_S = 8.0


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
