"""`newsbeam sink setup`: creates the table, topic or index of an output, with everything that the sink needs in it."""

from typing import TextIO

from pipeline.settings import Output, UsageError, sink_of
from pipeline.sinks.servers.waiting import SETUP_S, told_while_waiting
from pipeline.sinks.sink import PatientSink, PreparedSink, SinkError, UnavailableError
from pipeline.sinks.what import What


def setup(uri: str, *, what: What, dry_run: bool, out: TextIO, err: TextIO) -> int:
    """Set up the output `uri` and print a line for each part. Returns the exit code: 0, or 1 if the setup failed.

    `dry_run` prints the statements or resources, and connects to nothing. Raises UsageError for an invalid URI, and for a sink
    that needs no setup.
    """
    sink = sink_of(Output(uri=uri, what=what))
    if not isinstance(sink, PreparedSink):
        raise UsageError(f"{uri!r} needs no setup: newsbeam makes what it writes (topics of Pub/Sub: newsbeam pubsub setup)")
    if dry_run:
        out.writelines(f"{text.rstrip()}\n" for text in sink.setup_plan())
        return 0
    if isinstance(sink, PatientSink):
        sink.give_up_s = min(sink.give_up_s, SETUP_S)
    try:
        with told_while_waiting(sink, lambda line: print(f"newsbeam sink setup: {line}", file=err, flush=True)):
            made = sink.setup()
        out.writelines(f"{line}\n" for line in made)
    except SinkError as error:
        err.write(f"newsbeam sink setup: {error.of_setup if isinstance(error, UnavailableError) else error}\n")
        return 1
    finally:
        sink.close()
    return 0
