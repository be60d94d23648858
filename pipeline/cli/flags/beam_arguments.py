"""The arguments after `--`, which newsbeam passes on to Apache Beam."""

from collections.abc import Sequence

#: Options of Apache Beam that people write before `--`.
FREQUENT = frozenset(
    ("--runner", "--project", "--region", "--job_name", "--flink_master", "--temp_location", "--staging_location",
     "--prism_location", "--environment_type", "--streaming", "--setup_file")
)  # fmt: skip


def split(arguments: Sequence[str]) -> tuple[list[str], tuple[str, ...]]:
    """The arguments before the first `--`, and those after it."""
    if "--" not in arguments:
        return list(arguments), ()
    at = list(arguments).index("--")
    return list(arguments[:at]), tuple(arguments[at + 1 :])
