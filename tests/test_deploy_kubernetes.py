"""deploy/kubernetes, rendered as `kubectl apply -k` does, against the schemas of Kubernetes and against newsbeam itself."""

import ipaddress
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.cli import options
from pipeline.feed_list import read_feed_list
from pipeline.settings import Network
from tests.support.deploy_checks import DEPLOY, deploycheck, documents, instructions, kubernetes_faults
from transforms.web.addresses.addresses import is_public

FOLDER = DEPLOY / "kubernetes"


@pytest.fixture(scope="module")
def resources() -> dict[str, dict[str, Any]]:
    done = deploycheck("kustomize", FOLDER)
    assert (done.returncode, done.stderr) == (0, "")
    return {document["kind"]: document for document in documents(done.stdout)}


@pytest.fixture(scope="module")
def pod(resources: dict[str, dict[str, Any]]) -> dict[str, Any]:
    return dict(resources["StatefulSet"]["spec"]["template"]["spec"])


@pytest.fixture(scope="module")
def container(pod: dict[str, Any]) -> dict[str, Any]:
    (one,) = pod["containers"]
    return dict(one)


def test_every_manifest_is_applied() -> None:
    listed = yaml.safe_load((FOLDER / "kustomization.yaml").read_text())["resources"]

    assert sorted(listed) == sorted(path.name for path in FOLDER.glob("*.yaml") if path.name != "kustomization.yaml")


def test_they_fit_the_schemas_of_kubernetes(resources: dict[str, dict[str, Any]]) -> None:
    assert sorted(resources) == ["ConfigMap", "Namespace", "NetworkPolicy", "Service", "ServiceAccount", "StatefulSet"]
    assert [fault for resource in resources.values() for fault in kubernetes_faults(resource)] == []


@pytest.mark.parametrize(
    ("field", "value"),
    [("replicas", "one"), ("replcas", 1), ("updateStrategy", {"type": "RollingUpdate", "roll": 1})],
)
def test_the_schemas_are_strict(resources: dict[str, dict[str, Any]], field: str, value: object) -> None:
    one = resources["StatefulSet"]

    assert kubernetes_faults(one | {"spec": one["spec"] | {field: value}}) != []


def test_what_it_starts_is_a_command_line_that_exists(resources: dict[str, dict[str, Any]], container: dict[str, Any]) -> None:
    values = {
        variable["name"]: resources["ConfigMap"]["data"][variable["valueFrom"]["configMapKeyRef"]["key"]]
        for variable in container["env"]
    }
    arguments = [word.replace("$(CONTACT)", values["CONTACT"]) for word in container["args"]]
    given = options.run_options(options.parse(arguments))

    assert given.watch
    assert given.workers == 2
    assert [str(given.state), *(output.uri for output in (*given.outputs, *given.dead_letters))] == [
        "/data/state",
        "/data/news",
        "/data/dead-letters",
    ]
    assert given.metrics is not None
    assert [(port["name"], port["containerPort"]) for port in container["ports"]] == [("metrics", given.metrics.port)]
    probes = {name: container[name]["httpGet"] for name in ("startupProbe", "livenessProbe", "readinessProbe")}
    assert {name: (get["path"], get["port"]) for name, get in probes.items()} == {
        "startupProbe": ("/healthz", "metrics"),
        "livenessProbe": ("/healthz", "metrics"),
        "readinessProbe": ("/readyz", "metrics"),
    }


def test_the_feed_list_is_one(resources: dict[str, dict[str, Any]], tmp_path: Path) -> None:
    path = tmp_path / "feeds.txt"
    path.write_text(resources["ConfigMap"]["data"]["feeds.txt"])

    assert len(read_feed_list([str(path)], StringIO())) >= 1


def test_names_and_mounts_agree(resources: dict[str, dict[str, Any]], pod: dict[str, Any], container: dict[str, Any]) -> None:
    spec = resources["StatefulSet"]["spec"]
    claims = [claim["metadata"]["name"] for claim in spec["volumeClaimTemplates"]]
    volumes = {volume["name"]: volume for volume in pod["volumes"]}

    assert sorted(mount["name"] for mount in container["volumeMounts"]) == sorted([*volumes, *claims])
    assert volumes["feeds"]["configMap"]["name"] == resources["ConfigMap"]["metadata"]["name"]
    assert container["env"][0]["valueFrom"]["configMapKeyRef"]["name"] == resources["ConfigMap"]["metadata"]["name"]
    assert pod["serviceAccountName"] == resources["ServiceAccount"]["metadata"]["name"]
    assert spec["serviceName"] == resources["Service"]["metadata"]["name"]
    labels = spec["template"]["metadata"]["labels"]
    for selector in (
        spec["selector"]["matchLabels"],
        resources["Service"]["spec"]["selector"],
        resources["NetworkPolicy"]["spec"]["podSelector"]["matchLabels"],
    ):
        assert selector.items() <= labels.items()
    assert {resource["metadata"].get("namespace") for kind, resource in resources.items() if kind != "Namespace"} == {
        "newsbeam"
    }
    assert resources["Namespace"]["metadata"]["name"] == "newsbeam"


def test_it_meets_the_restricted_standard(
    resources: dict[str, dict[str, Any]], pod: dict[str, Any], container: dict[str, Any]
) -> None:
    # https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
    assert resources["Namespace"]["metadata"]["labels"]["pod-security.kubernetes.io/enforce"] == "restricted"
    assert pod["securityContext"]["runAsNonRoot"] is True
    assert pod["securityContext"]["seccompProfile"] == {"type": "RuntimeDefault"}
    assert container["securityContext"] == {
        "allowPrivilegeEscalation": False,
        "capabilities": {"drop": ["ALL"]},
        "readOnlyRootFilesystem": True,
    }
    assert not {"hostNetwork", "hostPID", "hostIPC", "initContainers"} & pod.keys()
    assert {kind for volume in pod["volumes"] for kind in volume} == {"name", "configMap", "emptyDir"}
    assert pod["automountServiceAccountToken"] is False


def test_the_image_has_what_the_pod_asks_of_it(pod: dict[str, Any], container: dict[str, Any]) -> None:
    image = instructions(DEPLOY / "container/Dockerfile")
    user = f"{pod['securityContext']['runAsUser']}:{pod['securityContext']['runAsGroup']}"

    assert ("USER", user) in image
    assert ("VOLUME", container["volumeMounts"][0]["mountPath"]) in image


def test_one_pod_with_time_to_stop(resources: dict[str, dict[str, Any]], pod: dict[str, Any]) -> None:
    assert resources["StatefulSet"]["spec"]["replicas"] == 1
    assert pod["terminationGracePeriodSeconds"] > 30


def test_only_prometheus_comes_in_and_only_the_web_and_names_go_out(resources: dict[str, dict[str, Any]]) -> None:
    policy = resources["NetworkPolicy"]["spec"]
    names, web = policy["egress"]

    assert policy["policyTypes"] == ["Ingress", "Egress"]
    (prometheus,) = policy["ingress"]
    assert [port["port"] for port in prometheus["ports"]] == ["metrics"]
    assert prometheus["from"][0]["namespaceSelector"]["matchLabels"] == {"kubernetes.io/metadata.name": "monitoring"}
    assert [(port["protocol"], port["port"]) for port in names["ports"]] == [("UDP", 53), ("TCP", 53)]
    assert [(port["protocol"], port["port"]) for port in web["ports"]] == [("TCP", 80), ("TCP", 443)]


@cache
def blocks() -> list[tuple[Network, list[Network]]]:
    """Networks that the policy lets connections out to, each with what is excepted."""
    policy = yaml.safe_load((FOLDER / "networkpolicy.yaml").read_text())
    return [
        (
            ipaddress.ip_network(to["ipBlock"]["cidr"]),
            [ipaddress.ip_network(network) for network in to["ipBlock"].get("except", [])],
        )
        for rule in policy["spec"]["egress"]
        for to in rule.get("to", [])
    ]


def lets_out(address: str) -> bool:
    parsed = ipaddress.ip_address(address)
    return any(parsed in network and not any(parsed in hole for hole in excepted) for network, excepted in blocks())


@settings(deadline=None)  # a busy machine is no failure
@given(st.ip_addresses(v=4) | st.ip_addresses(v=6))
def test_every_public_address_is_let_out(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> None:
    assert lets_out(str(address)) or not is_public(str(address)) or str(address).startswith("64:ff9b::")


@pytest.mark.parametrize(
    "address",
    ["10.0.0.1", "127.0.0.1", "169.254.169.254", "172.20.1.1", "192.168.1.1", "100.64.0.1", "::1", "fd00::1", "fe80::1"],
)
def test_private_addresses_are_not(address: str) -> None:
    assert not lets_out(address)
