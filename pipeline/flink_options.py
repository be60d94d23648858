"""The options of Beam's Flink runner that only its job server declares.

Beam's Python passes them on, and would warn that it does not know them; declared here, they are checked as all others are.
Names and units are those of FlinkPipelineOptions of Beam's Java runner. Not all: those that a streaming job has a use for.
"""

from argparse import ArgumentParser

from apache_beam.options.pipeline_options import PipelineOptions


class FlinkJobOptions(PipelineOptions):
    """Known to Beam as soon as it is imported; None stands for Flink's own default."""

    @classmethod
    def _add_argparse_args(cls, parser: ArgumentParser) -> None:
        for name, help_text in (
            ("checkpointing_interval", "milliseconds between checkpoints; without, there are none"),
            ("checkpoint_timeout_millis", "longest time a checkpoint may take"),
            ("min_pause_between_checkpoints", "milliseconds from the end of a checkpoint to the next"),
            ("max_bundle_size", "elements in a bundle at most (default 1000)"),
            ("max_bundle_time_mills", "longest time a bundle is kept open (default 1000)"),
            ("shutdown_sources_after_idle_ms", "when sources that have ended shut down"),
        ):
            parser.add_argument(f"--{name}", type=int, help=help_text)
        for name, help_text in (
            ("savepoint_path", "savepoint or checkpoint to go on from"),
            ("state_backend", "filesystem or rocksdb"),
            ("state_backend_storage_path", "where checkpoints are kept"),
        ):
            parser.add_argument(f"--{name}", help=help_text)
        for name, help_text in (
            ("allow_non_restored_state", "go on although parts of the savepoint belong to no step any more"),
            ("finish_bundle_before_checkpointing", "complete open bundles before each checkpoint"),
            ("retain_externalized_checkpoints_on_cancellation", "keep the last checkpoint of a job that is cancelled"),
            ("unaligned_checkpoint_enabled", "checkpoints overtake elements on their way"),
        ):
            parser.add_argument(f"--{name}", action="store_true", help=help_text)
