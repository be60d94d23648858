"""The binary of Prism that the command line names."""

import errno
import re
import subprocess
import zipfile
from pathlib import Path
from types import FrameType
from typing import Any

from apache_beam.options.pipeline_options import PipelineOptions, PrismRunnerOptions
from apache_beam.runners.portability.job_server import StopOnExitJobServer
from apache_beam.utils import subprocess_server

from pipeline.settings import UsageError

_GIVE = "give the path of Prism's binary or of its zip file, or leave the option out, and Beam downloads Prism"
#: What Beam says of a program that ends instead of serving.
_ENDED = re.compile(r"Service failed to start up with error (-?\d+)")


def check_prism(options: PipelineOptions) -> None:
    """Raises UsageError for a `--prism_location` that is no program on this machine. A URL is checked when Beam fetches it."""
    place = location(options)
    if place is None or "://" in place:
        return
    path = Path(place)
    if not path.exists():
        raise _unusable(place, "there is no such file")
    if not path.is_file():
        raise _unusable(place, "is a folder" if path.is_dir() else "is no file")
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            if path.stem not in archive.namelist():  # the name that Beam takes out of it
                raise _unusable(place, f"the archive has no program {path.stem!r}; do not rename the archive")


def start_apart() -> None:
    """Let Beam start Prism in a process group of its own.

    A terminal sends Ctrl-C, and SIGHUP when it is closed, to a whole group. Prism ended at once then, before the job had
    written what its polls had found. Beam ends it by its process id, and `end` where Beam cannot. Beam's own handler of SIGINT,
    which ends it at once while the job is being submitted, only calls the one before it.
    """
    StopOnExitJobServer._sigint_handler = _pass_on  # type: ignore[method-assign]  # for all instances
    subprocess_server.subprocess = _InGroups()  # type: ignore[assignment]  # in place of the module


def _pass_on(server: Any, number: int, frame: FrameType | None) -> None:
    before = server._original_sigint_handler
    if callable(before):
        before(number, frame)


def end() -> None:
    """End Prism, for a process that is to end at once."""
    for process in _STARTED:
        process.kill()


_STARTED: "list[subprocess.Popen[bytes]]" = []


class _InGroups:
    """The module `subprocess` for Beam's starter of servers."""

    def __getattr__(self, name: str) -> Any:
        return getattr(subprocess, name)

    def Popen(self, *args: Any, **options: Any) -> "subprocess.Popen[bytes]":  # noqa: N802  (its name in subprocess)
        _STARTED.append(subprocess.Popen(*args, process_group=0, **options))  # noqa: S603  (a command of Beam)
        return _STARTED[-1]


def unusable(error: Exception, options: PipelineOptions) -> UsageError | None:
    """What an error of the start says of `--prism_location`; None where it is about something else."""
    place = location(options)
    if place is None:
        return None
    if isinstance(error, OSError) and error.errno in (errno.ENOEXEC, errno.EACCES):
        return _unusable(place, f"this machine cannot run it ({error.strerror})")
    ended = _ENDED.match(str(error))
    return _unusable(place, f"the program has ended at its start, with status {ended[1]}") if ended else None


def location(options: PipelineOptions) -> str | None:
    """The value of `--prism_location`."""
    return options.view_as(PrismRunnerOptions).prism_location


def _unusable(place: str, why: str) -> UsageError:
    return UsageError(f"--prism_location={place}: {why}; {_GIVE}")
