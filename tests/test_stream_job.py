"""The job as runners see it: names that running jobs are updated by, coders without pickle, options."""

from dataclasses import replace
from pathlib import Path

import pytest
from apache_beam.portability.api import beam_runner_api_pb2
from apache_beam.transforms.environments import EmbeddedPythonEnvironment

from pipeline.settings import Output, StreamOptions
from pipeline.streaming.job import beam_options, build_job, worker_settings

RELEASED = Path(__file__).parent / "released/1.0/stream-transforms.txt"


@pytest.fixture(scope="module")
def proto() -> beam_runner_api_pb2.Pipeline:
    options = StreamOptions(
        feeds=("https://a.example/feed",),
        outputs=(Output(uri="pubsub://project/news", what="records"), Output(uri="/tmp/news", what="records")),
        dead_letters=(Output(uri="/tmp/dead-letters", what="dead_letters"),),
        events=(Output(uri="/tmp/events", what="events"),),
        enrich=("default",),
    )
    pipeline = build_job(options, beam_options(["--runner=FlinkRunner", "--environment_type=DOCKER"]))
    return pipeline.to_runner_api(default_environment=EmbeddedPythonEnvironment.default())


def stateful(proto: beam_runner_api_pb2.Pipeline) -> set[str]:
    """`transform: state or timer` of all that keeps something."""
    found = set()
    for transform in proto.components.transforms.values():
        if transform.spec.urn == "beam:transform:pardo:v1":
            payload = beam_runner_api_pb2.ParDoPayload.FromString(transform.spec.payload)
            kept = [*payload.state_specs, *payload.timer_family_specs]
            found |= {f"{transform.unique_name}: {name}" for name in kept}
    return found


def test_what_keeps_state_has_the_names_of_the_last_release(proto: beam_runner_api_pb2.Pipeline) -> None:
    """A running job is updated by these names: one that changes loses its state."""
    missing = set(RELEASED.read_text().splitlines()) - stateful(proto)
    assert missing == set()


def test_states_have_coders_that_outlive_a_release(proto: beam_runner_api_pb2.Pipeline) -> None:
    urns = set()
    for transform in proto.components.transforms.values():
        if transform.spec.urn == "beam:transform:pardo:v1" and "GroupIntoBatches" not in transform.unique_name:
            payload = beam_runner_api_pb2.ParDoPayload.FromString(transform.spec.payload)
            for spec in payload.state_specs.values():
                coder = spec.read_modify_write_spec.coder_id or spec.bag_spec.element_coder_id
                urns.add(proto.components.coders[coder].spec.urn)
    assert urns == {"beam:coder:bytes:v1"}


def test_what_crosses_a_shuffle_is_bytes(proto: beam_runner_api_pb2.Pipeline) -> None:
    def coders_of(coder_id: str) -> set[str]:
        coder = proto.components.coders[coder_id]
        if not coder.component_coder_ids:
            return {coder.spec.urn}
        return set().union(*(coders_of(component) for component in coder.component_coder_ids))

    keyed = {
        name.partition(":")[0]
        for name in stateful(proto)
        if not name.startswith(("Due/", "WriteRecords/Group", "WriteDeadLetters/Group", "WriteEvents/Group"))
    }
    inputs = {
        urn
        for transform in proto.components.transforms.values()
        if transform.unique_name in keyed
        for pcollection in transform.inputs.values()
        for urn in coders_of(proto.components.pcollections[pcollection].coder_id)
    }
    assert inputs == {"beam:coder:bytes:v1"}


def test_pages_and_articles_stay_in_the_stage_that_made_them(proto: beam_runner_api_pb2.Pipeline) -> None:
    """Prism runs a Flatten, and all that follows it up to the next state, in stages of their own: two bundles more a record."""
    transforms = proto.components.transforms.values()
    flattens = {transform.unique_name for transform in transforms if transform.spec.urn == "beam:transform:flatten:v1"}
    rare = {"Events", "DeadLetters", "Ended", "WriteRecords/Refused", "WriteEvents/Refused", "WriteDeadLetters/Refused"}
    assert flattens - rare == {"FindRecords/Joined", "LinkRecords/Joined"}
    for name in ("FindRecords", "LinkRecords"):
        joined = next(transform for transform in transforms if transform.unique_name == f"{name}/Joined")
        followers = {
            transform.unique_name
            for transform in transforms
            if not transform.subtransforms and set(joined.outputs.values()) & set(transform.inputs.values())
        }
        assert followers == {f"{name}/Turns/ParDo(Bucket)"}


def test_where_no_runner_is_named_the_job_runs_here() -> None:
    options = beam_options([]).get_all_options()
    assert (options["runner"], options["streaming"], options["environment_type"]) == ("PrismRunner", True, "LOOPBACK")


def test_waiting_for_a_job_here_has_no_end() -> None:
    """Beam's timeout of its job server, 300 s unless told otherwise, ends the wait for the job as well."""
    assert beam_options([]).get_all_options()["job_server_timeout"] > 9 * 365 * 86_400
    assert beam_options(["--job_server_timeout=60"]).get_all_options()["job_server_timeout"] == 60


def test_a_cluster_keeps_its_own_environment() -> None:
    options = beam_options(["--runner=FlinkRunner", "--environment_type=PROCESS"]).get_all_options()
    assert (options["runner"], options["streaming"], options["environment_type"]) == ("FlinkRunner", True, "PROCESS")


def test_prism_is_told_not_to_split_wherever_it_runs() -> None:
    for arguments in ([], ["--runner=PortableRunner", "--job_endpoint=localhost:8073"], ["--experiments=another"]):
        assert "prism_disable_sdf_split" in beam_options(arguments).get_all_options()["experiments"]
    assert "another" in beam_options(["--experiments=another"]).get_all_options()["experiments"]


def test_prism_has_fewer_shards_than_a_cluster() -> None:
    """A shard costs Prism four requests a bundle; on a cluster the workers share the shards."""
    options = StreamOptions(feeds=(), outputs=(), dead_letters=(), events=())
    cluster = beam_options(["--runner=FlinkRunner", "--environment_type=PROCESS"])
    assert [worker_settings(options, into).shards for into in (beam_options([]), cluster)] == [4, 32]
    assert worker_settings(replace(options, shards=7), beam_options([])).shards == 7


def test_only_a_job_whose_state_ends_with_this_process_keeps_no_journals() -> None:
    """Prism starts and ends with the process that submits the job, and repeats no bundle: nobody would read them."""
    options = StreamOptions(feeds=(), outputs=(), dead_letters=(), events=())
    kept = [
        worker_settings(options, beam_options(arguments)).keeps_journals
        for arguments in ([], ["--environment_type=DOCKER"], ["--runner=FlinkRunner", "--environment_type=LOOPBACK"])
    ]
    assert kept == [False, True, True]
