"""What helps where a folder cannot be written."""

import errno

_REMEDIES = {
    errno.ENOSPC: "free space there or choose another folder",
    errno.EDQUOT: "free space within the quota or choose another folder",
    errno.EFBIG: "raise the limit on file sizes (ulimit -f) or roll files earlier",
    errno.EROFS: "mount it writable or choose another folder",
    errno.EACCES: "give this user the right to write there or choose another folder",
    errno.EPERM: "give this user the right to write there or choose another folder",
    errno.EMFILE: "raise the limit on open files (ulimit -n)",
}


def remedy_of(error: OSError) -> str | None:
    """The remedy for an error of a write; None for others."""
    return _REMEDIES.get(error.errno or 0)
