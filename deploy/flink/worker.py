"""Beam's Python worker for a Flink task manager; boot.py starts it.

Replaces the boot program of Beam's container: asks the task manager's provision service for endpoints and options, and runs
the worker. It installs nothing: newsbeam must be installed already.
"""

import argparse
import os
import sys

import grpc  # type: ignore[import-untyped]  # no stubs among the dependencies
from apache_beam.portability.api import beam_provision_api_pb2, beam_provision_api_pb2_grpc, endpoints_pb2
from apache_beam.runners.worker import sdk_worker_main
from google.protobuf import json_format, text_format

#: Time limit of the provision service, which is in the task manager, on this machine.
_TIMEOUT_S = 60


def main(arguments: list[str]) -> None:
    """Runs until the task manager ends the worker."""
    parser = argparse.ArgumentParser(description="Beam's Python worker for a Flink task manager.")
    parser.add_argument("--id", required=True)
    parser.add_argument("--provision_endpoint", required=True)
    parser.add_argument("--semi_persist_dir", default="/tmp")  # noqa: S108 - Beam's default; only read
    asked, _ = parser.parse_known_args(arguments)  # the other endpoints come with the provision info
    os.environ.update(worker_environment(asked.id, asked.semi_persist_dir, _provision(asked.provision_endpoint, asked.id)))
    sdk_worker_main.main([])


def worker_environment(worker_id: str, folder: str, info: "beam_provision_api_pb2.ProvisionInfo") -> dict[str, str]:
    """The variables that Beam's worker reads (apache_beam.runners.worker.sdk_worker_main)."""
    return {
        "WORKER_ID": worker_id,
        "SEMI_PERSISTENT_DIRECTORY": folder,
        "PIPELINE_OPTIONS": json_format.MessageToJson(info.pipeline_options, indent=None),
        "LOGGING_API_SERVICE_DESCRIPTOR": _descriptor(info.logging_endpoint),
        "CONTROL_API_SERVICE_DESCRIPTOR": _descriptor(info.control_endpoint),
        "RUNNER_CAPABILITIES": " ".join(info.runner_capabilities),
    }


def _provision(endpoint: str, worker_id: str) -> "beam_provision_api_pb2.ProvisionInfo":
    with grpc.insecure_channel(endpoint) as channel:
        service = beam_provision_api_pb2_grpc.ProvisionServiceStub(channel)
        answer = service.GetProvisionInfo(
            beam_provision_api_pb2.GetProvisionInfoRequest(),
            metadata=[("worker_id", worker_id)],
            timeout=_TIMEOUT_S,
            wait_for_ready=True,
        )
    return answer.info


def _descriptor(endpoint: "endpoints_pb2.ApiServiceDescriptor") -> str:
    return text_format.MessageToString(endpoint, as_one_line=True)


if __name__ == "__main__":
    main(sys.argv[1:])
