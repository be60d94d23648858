"""The check of options for Apache Beam."""

from collections.abc import Sequence

from pipeline.option_values.parser import Parser
from pipeline.settings import UsageError


def check(arguments: Sequence[str], command: str) -> None:
    """Raises UsageError for an option that Beam does not know. Beam itself only logs a warning."""
    if command == "run" and any(argument.partition("=")[0] == "--runner" for argument in arguments):
        raise UsageError(
            "'newsbeam run' has a runner of its own, which keeps its state in --state; for another one use "
            f"'newsbeam stream FEEDS -- {next(argument for argument in arguments if argument.startswith('--runner'))}'"
        )
    from apache_beam.options.pipeline_options import PipelineOptions  # noqa: PLC0415  (takes 1.9 s; only where needed)

    import pipeline.option_values.flink_options  # noqa: F401, PLC0415  (declares them to Beam)

    beam = Parser(prog=f"newsbeam {command} ... --", add_help=False, allow_abbrev=False, conflict_handler="resolve")
    for options in PipelineOptions.__subclasses__():
        add = vars(options).get("_add_argparse_args")  # Beam's hook that declares the flags of a class of options
        if add is not None:
            add.__get__(None, options)(beam)
    for action in beam._actions:
        action.required = False
    _, unknown = beam.parse_known_args(list(arguments))
    if unknown:
        raise UsageError(f"Apache Beam does not know {unknown[0]!r} (after --); see its pipeline options for the right name")
