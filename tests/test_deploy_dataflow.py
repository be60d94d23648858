"""deploy/dataflow: the template is launched as Dataflow's launcher does it, up to what Dataflow would be handed.

Storage and Pub/Sub are stand-ins on loopback. What is missing is Dataflow itself.
"""

import importlib.util
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import pytest
from apache_beam.internal import pickler
from apache_beam.portability.api import beam_runner_api_pb2
from google.cloud.dataflow_v1beta3.types import TemplateMetadata

from pipeline.cli import options
from tests.support import pubsub_server
from tests.support.deploy_checks import DEPLOY, ROOT, copied, images, instructions
from tests.support.gcs_server import GcsServer

FOLDER = DEPLOY / "dataflow"
DOCKERFILE = FOLDER / "Dockerfile"
IMAGE = "europe-docker.pkg.dev/my-project/newsbeam/newsbeam:0.1.0"

#: As `gcloud dataflow flex-template run` gives them, in README.md.
PARAMETERS = {
    "feeds": "gs://my-bucket/feeds.txt",
    "output": "pubsub://my-project/news?format=avro",
    "dead_letters": "gs://my-bucket/dead-letters",
    "contact": "you@example.com",
    "workers": "4",
    "sdk_container_image": IMAGE,
}

#: What the launcher adds.
LAUNCHER = (
    "--runner=DataflowRunner",
    "--project=my-project",
    "--region=europe-west1",
    "--job_name=newsbeam",
    "--temp_location=gs://my-bucket/temp",
    "--staging_location=gs://my-bucket/staging",
    "--template_location=gs://my-bucket/staging/template_launches/1/job_object",
    "--service_account_email=newsbeam-worker@my-project.iam.gserviceaccount.com",
    "--enable_streaming_engine",
    "--max_num_workers=4",
    "--experiments=no_use_multiple_sdk_containers",
)


@pytest.fixture(scope="module")
def launch() -> ModuleType:
    spec = importlib.util.spec_from_file_location("launch", FOLDER / "launch.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def metadata() -> dict[str, Any]:
    return dict(json.loads((FOLDER / "metadata.json").read_text()))


@pytest.fixture(scope="module")
def staged(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, bytes]]:
    """What a launch leaves in the bucket."""
    folder = tmp_path_factory.mktemp("launch")
    pubsub = pubsub_server.PubSubServer.start(pubsub_server.build(), folder / "journal")
    try:
        with GcsServer() as gcs:
            gcs.objects["gs://my-bucket/feeds.txt"] = b"https://example.com/feed.xml\n"
            known = {name: value for name, value in os.environ.items() if not name.startswith(("GOOGLE_", "CLOUDSDK_"))}
            environment = known | {
                "STORAGE_EMULATOR_HOST": gcs.address,
                "PUBSUB_EMULATOR_HOST": pubsub.address,
                "CLOUDSDK_CONFIG": str(folder),  # nobody's credentials
                "NO_GCE_CHECK": "true",
                "PYTHONPATH": str(ROOT),
            }
            topic = [sys.executable, "-m", "pipeline.cli.main", "pubsub", "setup", PARAMETERS["output"]]
            subprocess.run(topic, env=environment, check=True, stdout=subprocess.DEVNULL)
            given = [f"--{name}={value}" for name, value in PARAMETERS.items()]
            command = [sys.executable, str(FOLDER / "launch.py"), *given, *LAUNCHER]
            done = subprocess.run(command, env=environment, cwd=folder, capture_output=True, text=True, check=False)
            assert done.returncode == 0, done.stderr
            yield dict(gcs.objects)
    finally:
        pubsub.kill()


@pytest.fixture(scope="module")
def job(staged: dict[str, bytes]) -> dict[str, Any]:
    return dict(json.loads(staged["gs://my-bucket/staging/template_launches/1/job_object"]))


@pytest.fixture(scope="module")
def graph(staged: dict[str, bytes]) -> beam_runner_api_pb2.Pipeline:
    (name,) = [name for name in staged if re.fullmatch(r"gs://my-bucket/staging/newsbeam\.[0-9.]+/pipeline\.pb", name)]
    return beam_runner_api_pb2.Pipeline.FromString(staged[name])


# the template


def test_dataflow_knows_every_field_of_the_metadata(metadata: dict[str, Any]) -> None:
    template = TemplateMetadata.from_json(json.dumps(metadata), ignore_unknown_fields=False)

    assert template.streaming
    with pytest.raises(Exception, match="no field named"):
        TemplateMetadata.from_json(json.dumps(metadata | {"streamin": True}), ignore_unknown_fields=False)


def test_parameters_are_what_the_launch_file_takes(metadata: dict[str, Any], launch: ModuleType) -> None:
    assert sorted(parameter["name"] for parameter in metadata["parameters"]) == sorted(
        ["feeds", "sdk_container_image", *launch.OPTIONS]
    )


def test_the_example_of_each_parameter_is_one(metadata: dict[str, Any], launch: ModuleType) -> None:
    words = []
    for parameter in metadata["parameters"]:
        examples = re.split(r", (?=\w+://)", parameter["helpText"].partition("Example")[2].partition(": ")[2])
        (pattern,) = parameter["regexes"]
        assert [example for example in examples if not re.fullmatch(pattern, example)] == []
        words.append(f"--{parameter['name']}={' '.join(examples)}")
    given = options.stream_options(options.parse(launch.command_line(words)))

    assert [output.uri for output in given.outputs] == ["pubsub://project/news?format=avro", "gs://bucket/news?format=parquet"]
    assert (given.feeds, given.shards, given.workers, given.refresh_s, given.window_s) == (
        ("gs://bucket/feeds.txt",),
        64,
        4,
        300,
        300,
    )


def test_what_is_no_parameter_is_for_beam(launch: ModuleType) -> None:
    words = launch.command_line(
        ["--feeds=gs://b/1.txt gs://b/2.txt", "--output=gs://b/news", "--region=europe-west1", "--update"]
    )

    assert words == [
        *("stream", "gs://b/1.txt", "gs://b/2.txt", "--output=gs://b/news"),
        *("--", "--region=europe-west1", "--update", "--no_save_main_session"),
    ]


@pytest.mark.parametrize("value", ["gs://bucket", "feeds.txt", "gs://bucket/a; rm", "file:///etc/passwd", "gs://b/a\nx"])
def test_places_that_workers_cannot_reach_are_refused_at_once(metadata: dict[str, Any], value: str) -> None:
    patterns = {parameter["name"]: parameter["regexes"][0] for parameter in metadata["parameters"]}

    assert re.fullmatch(patterns["dead_letters"], value) is None


# the image


def test_launcher_and_workers_have_the_locked_beam_and_one_python() -> None:
    used = images(DOCKERFILE)
    locked = re.search(r"^apache-beam(?:\[\w+\])?==(\S+)", (ROOT / "requirements.lock").read_text(), re.MULTILINE)

    assert locked is not None
    assert f"apache/beam_python3.12_sdk:{locked[1]}" in used
    assert {re.sub(r"\D", "", found) for image in used for found in re.findall(r"python:?(3\.?\d+)", image)} == {"312"}


def test_what_the_image_copies_is_there_and_nothing_else() -> None:
    assert copied(DOCKERFILE) == ([], [])


def test_the_image_is_launcher_and_worker() -> None:
    lines = instructions(DOCKERFILE)
    (file,) = [word.partition("=")[2] for word in dict(lines)["ENV"].split() if word.startswith("FLEX_TEMPLATE_PYTHON_PY_FILE")]

    assert ("COPY", f"deploy/dataflow/launch.py {file}") in lines
    assert ("ENTRYPOINT", '["/opt/apache/beam/boot"]') in lines
    assert any("/opt/google/dataflow/python_template_launcher" in rest for word, rest in lines if word == "COPY")


# the job


def test_it_is_a_streaming_job_as_it_was_asked_for(job: dict[str, Any]) -> None:
    (pool,) = job["environment"]["workerPools"]

    assert (job["name"], job["type"]) == ("newsbeam", "JOB_TYPE_STREAMING")
    assert job["environment"]["serviceAccountEmail"] == "newsbeam-worker@my-project.iam.gserviceaccount.com"
    assert {"enable_streaming_engine", "no_use_multiple_sdk_containers"} <= set(job["environment"]["experiments"])
    assert pool["autoscalingSettings"] == {"maxNumWorkers": 4}
    assert [image["containerImage"] for image in pool["sdkHarnessContainerImages"]] == [IMAGE]


def test_workers_bring_their_packages_with_them(job: dict[str, Any]) -> None:
    (pool,) = job["environment"]["workerPools"]

    assert [package["name"] for package in pool["packages"]] == [
        "submission_environment_dependencies.txt"
    ]  # a list for the log


def test_the_launch_leaves_nothing_else_behind(staged: dict[str, bytes]) -> None:
    left = [re.sub(r"newsbeam\.[0-9.]+", "*", name.removeprefix("gs://my-bucket/")) for name in sorted(staged)]

    assert left == [
        "feeds.txt",
        "staging/*/pipeline.pb",
        "staging/*/submission_environment_dependencies.txt",
        "staging/template_launches/1/job_object",
    ]


def test_every_step_runs_in_the_image(graph: beam_runner_api_pb2.Pipeline) -> None:
    (environment,) = graph.components.environments.values()

    assert environment.urn == "beam:env:docker:v1"
    assert beam_runner_api_pb2.DockerPayload.FromString(environment.payload).container_image == IMAGE


def test_workers_can_read_every_function(graph: beam_runner_api_pb2.Pipeline) -> None:
    # They have newsbeam installed and nothing else: what was defined by the launch file alone could not be read here.
    functions = [
        beam_runner_api_pb2.ParDoPayload.FromString(transform.spec.payload).do_fn
        for transform in graph.components.transforms.values()
        if transform.spec.urn == "beam:transform:pardo:v1"
    ]

    assert len(functions) >= 15
    assert {function.urn for function in functions} == {"beam:dofn:pickled_python_info:v1"}
    assert [function for function in functions if pickler.loads(function.payload) is None] == []


def test_steps_with_a_memory_have_the_names_of_the_last_release(graph: beam_runner_api_pb2.Pipeline) -> None:
    # Running jobs are updated by them; Dataflow's runner puts steps of its own in place of some.
    released = (ROOT / "tests/released/1.0/stream-transforms.txt").read_text().splitlines()
    stateful = {
        transform.unique_name
        for transform in graph.components.transforms.values()
        if transform.spec.urn == "beam:transform:pardo:v1"
        and beam_runner_api_pb2.ParDoPayload.FromString(transform.spec.payload).state_specs
    }

    assert len(stateful) >= 4
    # Steps that are new since then begin without a memory.
    new = {
        "WriteEvents/Group/ParDo(_GroupIntoBatchesDoFn)",
        "LookAgain/Turns/ParDo(Shard)",
        "FindRecords/Turns/ParDo(Bucket)",
        "LinkCopies/Turns/ParDo(Index)",
    }
    assert stateful - {line.partition(":")[0] for line in released} == new


def test_the_graph_is_small_enough(staged: dict[str, bytes]) -> None:
    # Dataflow takes 10 MB: https://cloud.google.com/dataflow/quotas#limits
    assert all(len(content) < 1_000_000 for content in staged.values())


# the documentation


def test_the_readme_launches_with_parameters_that_exist(metadata: dict[str, Any]) -> None:
    text = (FOLDER / "README.md").read_text().replace("\\\n", " ")
    parameters = {parameter["name"]: parameter for parameter in metadata["parameters"]}
    needed = {name for name, parameter in parameters.items() if not parameter.get("isOptional")}
    runs = re.findall(r"^gcloud dataflow flex-template run (.*)$", text, re.MULTILINE)

    assert len(runs) == 2
    for run in runs:
        given = dict(re.findall(r"--parameters=\"?([a-z_]+)=([^\s\"]+)", run))
        assert needed <= given.keys() <= parameters.keys()
