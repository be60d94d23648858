"""deploy/flink/kubernetes: rendered as `kubectl apply -k` does, against the schemas of Kubernetes and of Flink's operator."""

import importlib.util
import json
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from pipeline.cli import options
from tests.support.deploy_checks import DEPLOY, copied, deploycheck, documents, images, instructions, kubernetes_faults, needs

FLINK = DEPLOY / "flink"

#: Carries the schema of a FlinkDeployment.
OPERATOR = "org.apache.flink:flink-kubernetes-operator-api:1.10.0"


@pytest.fixture(scope="module")
def resources() -> dict[str, dict[str, Any]]:
    done = deploycheck("kustomize", FLINK / "kubernetes")
    assert (done.returncode, done.stderr) == (0, "")
    return {document["kind"]: document for document in documents(done.stdout)}


@pytest.fixture(scope="module")
def deployment(resources: dict[str, dict[str, Any]]) -> dict[str, Any]:
    return dict(resources["FlinkDeployment"]["spec"])


@pytest.fixture(scope="module")
def job(deployment: dict[str, Any]) -> dict[str, Any]:
    """The container that writes the job."""
    (one,) = deployment["jobManager"]["podTemplate"]["spec"]["initContainers"]
    return dict(one)


@pytest.fixture(scope="module")
def operator_faults(tmp_path_factory: pytest.TempPathFactory) -> Callable[[dict[str, Any]], list[str]]:
    """What the operator's own schema does not allow; unknown fields count, which the cluster would drop without a word."""
    folder = tmp_path_factory.mktemp("operator")
    command = [needs("mvn"), "--batch-mode", "--quiet", "dependency:copy", f"-Dartifact={OPERATOR}"]
    done = subprocess.run(
        [*command, f"-DoutputDirectory={folder}"], cwd=folder, capture_output=True, text=True, check=False, timeout=300
    )
    assert done.returncode == 0, done.stdout
    (jar,) = folder.glob("*.jar")
    with zipfile.ZipFile(jar) as packed:
        definition = yaml.safe_load(packed.read("META-INF/fabric8/flinkdeployments.flink.apache.org-v1.yml"))
    (version,) = definition["spec"]["versions"]
    validator = jsonschema.Draft202012Validator(strict(version["schema"]["openAPIV3Schema"]))

    def faults(document: dict[str, Any]) -> list[str]:
        assert document["apiVersion"] == f"{definition['spec']['group']}/{version['name']}"
        spec = {"spec": document["spec"]}
        return [f"{'.'.join(map(str, error.path))}: {error.message}" for error in validator.iter_errors(spec)]

    return faults


def strict(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema with unknown fields refused; a quantity may be a number or a text, as Kubernetes reads it."""
    if schema.get("x-kubernetes-int-or-string"):
        return {"type": ["integer", "string"]}
    made: dict[str, Any] = {name: value for name, value in schema.items() if name in ("type", "enum")}
    if "properties" in schema:
        made["properties"] = {name: strict(field) for name, field in schema["properties"].items()}
        made["additionalProperties"] = bool(schema.get("x-kubernetes-preserve-unknown-fields"))
    if isinstance(schema.get("additionalProperties"), dict):
        made["additionalProperties"] = strict(schema["additionalProperties"])
    if "items" in schema:
        made["items"] = strict(schema["items"])
    return made


def settings() -> Any:
    spec = importlib.util.spec_from_file_location("settings", FLINK / "settings.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_they_fit_the_schemas_of_kubernetes(resources: dict[str, dict[str, Any]]) -> None:
    assert sorted(resources) == ["ConfigMap", "FlinkDeployment", "Namespace", "Role", "RoleBinding", "ServiceAccount"]
    built_in = [resource for kind, resource in resources.items() if kind != "FlinkDeployment"]
    assert [fault for manifest in built_in for fault in kubernetes_faults(manifest)] == []


def test_the_job_fits_the_schema_of_the_operator(
    resources: dict[str, dict[str, Any]], operator_faults: Callable[[dict[str, Any]], list[str]]
) -> None:
    assert operator_faults(resources["FlinkDeployment"]) == []


@pytest.mark.parametrize(
    ("field", "value"),
    [("flinkVersion", "v9_9"), ("flinkVerison", "v1_19"), ("taskManager", {"replicas": "two"}), ("podTemplate", {"spc": {}})],
)
def test_that_schema_is_strict(
    resources: dict[str, dict[str, Any]],
    operator_faults: Callable[[dict[str, Any]], list[str]],
    field: str,
    value: object,
) -> None:
    one = resources["FlinkDeployment"]

    assert operator_faults(one | {"spec": one["spec"] | {field: value}}) != []


def test_pods_are_what_kubernetes_knows(deployment: dict[str, Any]) -> None:
    templates = [deployment["podTemplate"], deployment["jobManager"]["podTemplate"]]
    named = [
        {"apiVersion": "v1", "kind": "PodTemplate", "metadata": {"name": "x"}, "template": template} for template in templates
    ]

    assert [fault for manifest in named for fault in kubernetes_faults(manifest)] == []


def test_the_job_is_a_command_line_that_exists(deployment: dict[str, Any], job: dict[str, Any]) -> None:
    given = options.stream_options(options.parse(job["args"]))

    assert job["command"] == ["newsbeam"]
    assert [str(feed) for feed in given.feeds] == ["/etc/newsbeam/feeds.txt"]
    assert [*given.beam] == settings().beam_options(
        job_server="/opt/newsbeam/jars/job-server.jar",
        job_jar=deployment["job"]["jarURI"].removeprefix("local://"),
        worker="/opt/newsbeam/flink/worker",
        worker_log="/proc/1/fd/2",
        parallelism=deployment["job"]["parallelism"],
        checkpoint_every_s=int(deployment["flinkConfiguration"]["execution.checkpointing.interval"].removesuffix("s")),
    )


def test_the_class_path_has_the_job(deployment: dict[str, Any], job: dict[str, Any]) -> None:
    (main,) = deployment["jobManager"]["podTemplate"]["spec"]["containers"]
    jar = deployment["job"]["jarURI"].removeprefix("local://")

    assert main["env"] == [{"name": "HADOOP_CLASSPATH", "value": jar}]
    (folder,) = [mount["mountPath"] for mount in main["volumeMounts"] if mount["name"] == "job"]
    assert str(Path(jar).parent) == folder
    assert {"name": "job", "mountPath": folder} in job["volumeMounts"]


def test_java_is_opened_as_it_is_where_it_was_tried(deployment: dict[str, Any]) -> None:
    assert deployment["flinkConfiguration"]["env.java.opts.all"].split() == [*settings().OPENED]


def test_names_agree(resources: dict[str, dict[str, Any]], deployment: dict[str, Any], job: dict[str, Any]) -> None:
    common = deployment["podTemplate"]["spec"]
    (volume,) = common["volumes"]

    assert deployment["image"] == job["image"]
    assert deployment["serviceAccount"] == resources["ServiceAccount"]["metadata"]["name"]
    assert volume["configMap"]["name"] == resources["ConfigMap"]["metadata"]["name"]
    assert resources["RoleBinding"]["subjects"][0]["name"] == deployment["serviceAccount"]
    assert resources["RoleBinding"]["roleRef"]["name"] == resources["Role"]["metadata"]["name"]
    assert {resource["metadata"].get("namespace") for kind, resource in resources.items() if kind != "Namespace"} == {
        "newsbeam-flink"
    }


def test_pods_meet_the_restricted_standard(deployment: dict[str, Any], job: dict[str, Any]) -> None:
    # https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
    pod = deployment["podTemplate"]["spec"]
    (main,) = pod["containers"]

    assert pod["securityContext"]["runAsNonRoot"] is True
    assert pod["securityContext"]["seccompProfile"] == {"type": "RuntimeDefault"}
    assert main["securityContext"] == {"allowPrivilegeEscalation": False, "capabilities": {"drop": ["ALL"]}}
    assert job["securityContext"] == main["securityContext"]


def test_an_upgrade_goes_on_from_a_savepoint(deployment: dict[str, Any]) -> None:
    assert deployment["job"]["upgradeMode"] == "savepoint"
    assert {
        deployment["flinkConfiguration"][f"state.{folder}.dir"].partition("://")[0] for folder in ("checkpoints", "savepoints")
    } == {"gs"}


# With Kafka


def test_the_job_with_kafka_writes_to_topics_that_its_setup_makes(
    deployment: dict[str, Any], operator_faults: Callable[[dict[str, Any]], list[str]]
) -> None:
    done = deploycheck("kustomize", FLINK / "kafka")
    assert (done.returncode, done.stderr) == (0, "")
    rendered = {document["kind"]: document for document in documents(done.stdout)}
    flink, topics = rendered["FlinkDeployment"], rendered["Job"]
    assert operator_faults(flink) == kubernetes_faults(topics) == []

    (job,) = flink["spec"]["jobManager"]["podTemplate"]["spec"]["initContainers"]
    given = options.stream_options(options.parse(job["args"]))
    pod = topics["spec"]["template"]["spec"]
    containers = [*pod["initContainers"], *pod["containers"]]
    made = [options.parse(container["args"]) for container in containers]
    assert [setup.uri.partition("?")[0] for setup in made] == [given.outputs[0].uri, given.dead_letters[0].uri]
    assert {container["image"] for container in containers} == {deployment["image"]}
    assert {json.dumps(container["securityContext"]) for container in containers} == {json.dumps(job["securityContext"])}
    assert pod["securityContext"]["runAsNonRoot"] is True
    assert topics["metadata"]["namespace"] == flink["metadata"]["namespace"]


def test_the_image_has_the_client_of_kafka() -> None:
    installed = [rest for word, rest in instructions(FLINK / "container/Dockerfile") if word == "RUN" and "pip install" in rest]
    assert [rest.rpartition(" ")[2] for rest in installed] == ['".[dataflow,kafka]"']


# The image


def test_what_the_image_copies_is_there_and_nothing_else() -> None:
    assert copied(FLINK / "container/Dockerfile") == ([], [])


def test_the_image_has_the_flink_that_was_tried(deployment: dict[str, Any]) -> None:
    tried = (FLINK / "flink-libraries.txt").read_text().partition("==")[2].split()[0]

    assert f"flink:{tried}-java17" in images(FLINK / "container/Dockerfile")
    assert deployment["flinkVersion"] == "v" + "_".join(tried.split(".")[:2])


def test_the_image_is_not_root_and_has_what_the_job_names(deployment: dict[str, Any], job: dict[str, Any]) -> None:
    lines = instructions(FLINK / "container/Dockerfile")
    user = dict(lines)["USER"]
    worker = json.loads(next(argument for argument in job["args"] if "environment_config" in argument).partition("=")[2])[
        "command"
    ]

    assert user == "{runAsUser}:{runAsGroup}".format(**deployment["podTemplate"]["spec"]["securityContext"])
    assert any(word == "RUN" and f"> {worker} " in rest for word, rest in lines)
