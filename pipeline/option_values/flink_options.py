"""The options of Beam's Flink runner that only its job server declares.

Beam's Python passes them on and warns about unknown options. With this declaration newsbeam checks them like all other options.
Names and units are those of FlinkPipelineOptions of Beam's Java runner. Only options that are useful for a streaming job are
declared.
"""

from argparse import ArgumentParser

from apache_beam.options.pipeline_options import PipelineOptions


class FlinkJobOptions(PipelineOptions):
    """Beam knows these options once this module is imported; None is Flink's own default."""

    @classmethod
    def _add_argparse_args(cls, parser: ArgumentParser) -> None:
        for name, help_text in (
            ("checkpointing_interval", "milliseconds between checkpoints; without it there are no checkpoints"),
            ("checkpoint_timeout_millis", "maximum duration of a checkpoint in milliseconds"),
            ("min_pause_between_checkpoints", "milliseconds from the end of a checkpoint to the next"),
            ("max_bundle_size", "maximum number of elements in a bundle (default 1000)"),
            ("max_bundle_time_mills", "maximum duration of a bundle in milliseconds (default 1000)"),
            ("shutdown_sources_after_idle_ms", "milliseconds after which ended sources shut down"),
        ):
            parser.add_argument(f"--{name}", type=int, help=help_text)
        for name, help_text in (
            ("savepoint_path", "savepoint or checkpoint to resume from"),
            ("state_backend", "filesystem or rocksdb"),
            ("state_backend_storage_path", "folder or URI for checkpoints"),
        ):
            parser.add_argument(f"--{name}", help=help_text)
        for name, help_text in (
            ("allow_non_restored_state", "resume even if parts of the savepoint belong to no step any more"),
            ("finish_bundle_before_checkpointing", "complete open bundles before each checkpoint"),
            ("retain_externalized_checkpoints_on_cancellation", "keep the last checkpoint of a cancelled job"),
            ("unaligned_checkpoint_enabled", "checkpoints overtake elements in flight"),
        ):
            parser.add_argument(f"--{name}", action="store_true", help=help_text)
