"""deploy/terraform, validated and planned by Terraform itself; Google's provider is a stand-in that knows its arguments."""

import json
import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from pipeline.cli import options
from pipeline.cli.commands import pubsub_setup
from tests.support import go_programs
from tests.support.deploy_checks import DEPLOY, ROOT, needs

MODULE = DEPLOY / "terraform"
VARIABLES = {
    "project": "my-project",
    "region": "europe-west1",
    "bucket": "my-bucket",
    "launchers": '["user:you@example.com"]',
}


@dataclass(frozen=True)
class Terraform:
    """The program, set up to find the stand-in and to write into `folder` only."""

    program: str
    folder: Path

    def run(self, module: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
        environment = os.environ | {
            "TF_CLI_CONFIG_FILE": str(self.folder / "terraformrc"),
            "TF_DATA_DIR": str(self.folder / "data"),
            "CHECKPOINT_DISABLE": "1",
        }
        command = [self.program, f"-chdir={module}", *arguments]
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)

    def plan(self, **variables: str) -> dict[str, Any]:
        given = [f"-var={name}={value}" for name, value in (VARIABLES | variables).items()]
        file = self.folder / "plan"
        state = self.folder / "terraform.tfstate"
        done = self.run(MODULE, "plan", "-no-color", "-input=false", "-lock=false", f"-state={state}", f"-out={file}", *given)
        assert done.returncode == 0, done.stderr
        return dict(json.loads(self.run(MODULE, "show", "-json", str(file)).stdout))


@pytest.fixture(scope="module")
def terraform(tmp_path_factory: pytest.TempPathFactory) -> Terraform:
    program = needs("terraform")
    folder = tmp_path_factory.mktemp("terraform")
    plugins = folder / "plugins"
    plugins.mkdir()
    (plugins / "terraform-provider-google").symlink_to(go_programs.build("terraformgoogle"))
    (folder / "terraformrc").write_text(
        f'provider_installation {{\n  dev_overrides {{\n    "hashicorp/google" = "{plugins}"\n  }}\n}}\n'
    )
    return Terraform(program, folder)


@pytest.fixture(scope="module")
def plan(terraform: Terraform) -> dict[str, Any]:
    return terraform.plan()


def planned(plan: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The values of each resource, by its address."""
    return {resource["address"]: resource["values"] for resource in plan["planned_values"]["root_module"]["resources"]}


def refers(plan: dict[str, Any], address: str, *path: str) -> str:
    """What an argument is made of, where its value is not known before Google has made it."""
    resources = plan["configuration"]["root_module"]["resources"]
    (place,) = [resource["expressions"] for resource in resources if resource["address"] == address]
    for name in path:
        place = place[name][0] if isinstance(place[name], list) else place[name]
    return str(place["references"][0])


# the module itself


def test_it_is_valid(terraform: Terraform) -> None:
    done = terraform.run(MODULE, "validate", "-json")

    assert json.loads(done.stdout)["valid"], done.stdout


def test_it_is_formatted(terraform: Terraform) -> None:
    assert terraform.run(MODULE, "fmt", "-check", "-diff").stdout == ""


@pytest.mark.parametrize(
    ("file", "right", "wrong", "told"),
    [
        ("pubsub.tf", "ack_deadline_seconds ", "ack_deadline ", "Unsupported argument"),
        ("pubsub.tf", 'type       = "AVRO"', "type       = []", "Incorrect attribute value type"),
        ("pubsub.tf", "expiration_policy {", "expiry {", "Unsupported block type"),
        ("bigquery.tf", '  type  = "DAY"\n', "", "Missing required argument"),
        ("iam.tf", "google_service_account.worker.member", "google_service_account.worker.mail", "Unsupported attribute"),
        ("storage.tf", "var.region", "var.location", "Reference to undeclared input variable"),
        ("storage.tf", '"google_storage_bucket"', '"google_storage_buckets"', "Invalid resource type"),
    ],
)
def test_mistakes_are_found(terraform: Terraform, tmp_path: Path, file: str, right: str, wrong: str, told: str) -> None:
    module = tmp_path / "deploy/terraform"
    shutil.copytree(MODULE, module)
    shutil.copytree(ROOT / "schemas/published", tmp_path / "schemas/published")
    text = (module / file).read_text()
    assert right in text
    (module / file).write_text(text.replace(right, wrong))
    found = json.loads(terraform.run(module, "validate", "-json").stdout)

    assert told in [diagnostic["summary"] for diagnostic in found["diagnostics"] if diagnostic["severity"] == "error"]


def test_every_variable_and_output_is_described(plan: dict[str, Any]) -> None:
    module = plan["configuration"]["root_module"]

    assert [
        name for name, declared in (module["variables"] | module["outputs"]).items() if not declared.get("description")
    ] == []


# the same as `newsbeam pubsub setup`


@pytest.mark.parametrize("ordered", [False, True])
def test_topic_schema_and_subscriptions_are_those_of_pubsub_setup(terraform: Terraform, ordered: bool) -> None:
    uri = "pubsub://my-project/news?format=avro" + ("&ordering=article_id" if ordered else "")
    schema, topic, pull, bigquery = pubsub_setup.plan(uri, bigquery_table="my-project.newsbeam.records")
    plan = terraform.plan(ordered=str(ordered).lower())
    there = planned(plan)

    made = there["google_pubsub_schema.record"]
    assert schema.name == f"projects/{made['project']}/schemas/{made['name']}"
    assert json.loads(made["definition"]) == json.loads(schema.settings["definition"])
    assert made["type"] == schema.settings["type_"]

    made = there["google_pubsub_topic.records"]
    assert topic.name == f"projects/{made['project']}/topics/{made['name']}"
    assert made["schema_settings"][0]["encoding"] == topic.settings["schema_settings"]["encoding"]
    assert refers(plan, "google_pubsub_topic.records", "schema_settings", "schema") == "google_pubsub_schema.record.id"

    for address, wanted in (
        ("google_pubsub_subscription.records", pull),
        ("google_pubsub_subscription.bigquery", bigquery),
    ):
        made = there[address]
        assert wanted.name == f"projects/{made['project']}/subscriptions/{made['name']}"
        assert refers(plan, address, "topic") == "google_pubsub_topic.records.id"
        assert {
            "enable_message_ordering": made["enable_message_ordering"],
            "ack_deadline_seconds": made["ack_deadline_seconds"],
            "message_retention_duration": {"seconds": int(made["message_retention_duration"].removesuffix("s"))},
            "expiration_policy": {name: ttl for name, ttl in made["expiration_policy"][0].items() if ttl},
        }.items() <= wanted.settings.items()

    given = {name: value for name, value in there["google_pubsub_subscription.bigquery"]["bigquery_config"][0].items() if value}
    assert given == bigquery.settings["bigquery_config"]


def test_what_is_refused_again_and_again_is_kept(plan: dict[str, Any]) -> None:
    there = planned(plan)

    for name in ("records", "bigquery"):
        address = f"google_pubsub_subscription.{name}"
        assert refers(plan, address, "dead_letter_policy", "dead_letter_topic") == "google_pubsub_topic.undelivered.id"
        assert 5 <= there[address]["dead_letter_policy"][0]["max_delivery_attempts"] <= 100  # what Pub/Sub allows
    assert refers(plan, "google_pubsub_subscription.undelivered", "topic") == "google_pubsub_topic.undelivered.id"


# the same as the published schema


def test_the_table_is_the_published_one(plan: dict[str, Any]) -> None:
    table = planned(plan)["google_bigquery_table.records"]
    ddl = (ROOT / "schemas/published/record.bigquery.sql").read_text()
    partition = re.findall(r"^PARTITION BY DATE\(`(\w+)`\)$", ddl, re.MULTILINE)
    (clusters,) = re.findall(r"^CLUSTER BY (.*)$", ddl, re.MULTILINE)

    assert json.loads(table["schema"]) == json.loads((ROOT / "schemas/published/record.bigquery.json").read_text())
    assert [(partitioning["type"], partitioning["field"]) for partitioning in table["time_partitioning"]] == [
        ("DAY", field) for field in partition
    ]
    assert table["clustering"] == re.findall(r"`(\w+)`", clusters)
    assert f"newsbeam.{table['table_id']}" in ddl


# what newsbeam is told


def test_outputs_are_options_of_newsbeam(terraform: Terraform) -> None:
    outputs = {
        name: output.get("value") for name, output in terraform.plan(ordered="true")["planned_values"]["outputs"].items()
    }
    arguments = [
        "stream",
        "gs://my-bucket/feeds.txt",
        f"--output={outputs['output']}",
        f"--dead-letters={outputs['dead_letters']}",
    ]
    given = options.stream_options(options.parse(arguments))

    assert given.outputs[0].uri == "pubsub://my-project/news?format=avro&ordering=article_id"
    assert given.dead_letters[0].uri == "gs://my-bucket/dead-letters"
    assert options.parse(["tail", str(outputs["subscription"])]).uri == "pubsub://my-project/news-sub"


# who may do what


def test_rights_are_those_of_the_table(plan: dict[str, Any]) -> None:
    section = (DEPLOY / "dataflow/README.md").read_text().partition("## Who may do what")[2].partition("\n## ")[0]
    written = re.findall(r"^\| (worker|launcher|Pub/Sub) \| `([\w./]+)` \|", section, re.MULTILINE)
    granted = set()
    for resource in plan["configuration"]["root_module"]["resources"]:
        if resource["type"].endswith("_iam_member"):
            (member, *_) = resource["expressions"]["member"]["references"]
            who = {"google_service_account.worker.member": "worker", "each.value": "launcher", "local.pubsub": "Pub/Sub"}[
                member
            ]
            role = resource["expressions"]["role"]
            granted.add((who, role.get("constant_value") or "newsbeamLauncher"))

    assert len(written) == len(set(written))
    assert granted == set(written)


def test_nobody_gets_a_basic_role(plan: dict[str, Any]) -> None:
    roles = [str(values.get("role")) for values in planned(plan).values()]

    assert [role for role in roles if role in ("roles/owner", "roles/editor", "roles/viewer") or "admin" in role.lower()] == []


def test_the_bucket_is_not_public(plan: dict[str, Any]) -> None:
    bucket = planned(plan)["google_storage_bucket.newsbeam"]

    assert (bucket["public_access_prevention"], bucket["uniform_bucket_level_access"], bucket["force_destroy"]) == (
        "enforced",
        True,
        False,
    )
