"""Beam's file systems (`gs://`, `s3://`, `azfs://`, `hdfs://`) in a process that has made no pipeline."""

from typing import Any


def file_systems() -> Any:
    """`apache_beam.io.filesystems.FileSystems`, ready for use. The import takes 2 s of CPU: only for remote files."""
    from apache_beam.io.filesystems import FileSystems  # noqa: PLC0415
    from apache_beam.options.pipeline_options import PipelineOptions  # noqa: PLC0415

    # Constructing a pipeline sets its options. Without any, those of S3 and Azure raise (Beam 2.77), and there is no getter.
    if FileSystems._pipeline_options is None:
        FileSystems.set_options(PipelineOptions([]))
    return FileSystems
