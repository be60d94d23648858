"""deploy/monitoring: alert rules that fire where they should, a dashboard of metrics that exist, a scrape that reads both."""

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline.monitor.exposition import GAUGES, Exposition, Gauge
from pipeline.monitor.tally import Tally
from tests.support.deploy_checks import DEPLOY, needs

FOLDER = DEPLOY / "monitoring"
RULES = FOLDER / "rules.yaml"
_METRIC = re.compile(r"\bnewsbeam(?:_[a-z]+)+")


def promtool(*arguments: str, folder: Path = FOLDER) -> subprocess.CompletedProcess[str]:
    return subprocess.run([needs("promtool"), *arguments], cwd=folder, capture_output=True, text=True, check=False)


def alerts() -> list[dict[str, Any]]:
    groups = yaml.safe_load(RULES.read_text())["groups"]
    return [rule for group in groups for rule in group["rules"] if "alert" in rule]


def board() -> dict[str, Any]:
    return dict(json.loads((FOLDER / "grafana/newsbeam.json").read_text()))


def expressions() -> list[str]:
    return [target["expr"] for panel in board()["panels"] for target in panel["targets"]]


def exposed() -> dict[str, set[str]]:
    """The samples that a run exposes, with the names of their labels."""
    tally = Tally()
    tally.add("request.page.ok")
    endings = {"record": 1, "dead.stub": 1, "feed.timeout": 1}
    gauges = [Gauge(name, 1.0, labels) for name, (_, labels) in GAUGES.items()]
    exposition = Exposition(tally, lambda: endings, lambda: gauges, lambda: {"timeout": 1})
    found: dict[str, set[str]] = {}
    for family in exposition.collect():
        for sample in family.samples:
            found.setdefault(sample.name, set()).update(sample.labels)
    return found


def test_every_alert_fires_where_it_should_and_only_there() -> None:
    done = promtool("test", "rules", "rules_test.yaml")
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_alert_has_a_situation_and_a_remedy() -> None:
    played = (FOLDER / "rules_test.yaml").read_text()
    assert [rule["alert"] for rule in alerts() if f'alertname="{rule["alert"]}"' not in played] == []
    for rule in alerts():
        assert rule["labels"]["severity"] in {"page", "ticket"}
        assert {"summary", "remedy"} <= rule["annotations"].keys()


def test_a_rule_that_never_fires_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "rules.yaml").write_text(RULES.read_text().replace("newsbeam_ready == 0", "newsbeam_ready == 2"))
    (tmp_path / "rules_test.yaml").write_text((FOLDER / "rules_test.yaml").read_text())
    done = promtool("test", "rules", "rules_test.yaml", folder=tmp_path)
    assert done.returncode == 1
    assert "NewsbeamNotReady" in done.stdout + done.stderr


def test_rules_and_dashboard_use_metrics_that_exist() -> None:
    samples = exposed()
    used = {name for text in (RULES.read_text(), *expressions()) for name in _METRIC.findall(text)}
    assert used - samples.keys() == set()
    for text in (*expressions(), *(rule["expr"] for rule in alerts())):
        for name, labels in re.findall(r"\b(newsbeam(?:_[a-z]+)+)\{([^}]*)\}", text):
            named = set(re.findall(r"(\w+)\s*[=!]~?", labels)) - {"instance", "job"}
            assert named <= samples[name], text


def test_prometheus_reads_every_expression_of_the_dashboard(tmp_path: Path) -> None:
    rules = [
        {"record": f"panel:{number}", "expr": text.replace('=~"$instance"', '=~".*"')}
        for number, text in enumerate(expressions())
    ]
    (tmp_path / "panels.yaml").write_text(yaml.safe_dump({"groups": [{"name": "panels", "rules": rules}]}))
    done = promtool("check", "rules", "panels.yaml", folder=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr


def test_panels_do_not_overlap_and_have_a_description() -> None:
    cells: set[tuple[int, int]] = set()
    for panel in board()["panels"]:
        place = panel["gridPos"]
        taken = {(x, y) for x in range(place["x"], place["x"] + place["w"]) for y in range(place["y"], place["y"] + place["h"])}
        assert place["x"] + place["w"] <= 24
        assert not taken & cells, panel["title"]
        cells |= taken
        assert panel["description"].endswith(".")


def test_prometheus_reads_its_configuration(tmp_path: Path) -> None:
    text = (FOLDER / "prometheus.yaml").read_text()
    (tmp_path / "rules.yaml").write_text(RULES.read_text())
    (tmp_path / "prometheus.yaml").write_text(text.replace("/etc/prometheus/rules.yaml", str(tmp_path / "rules.yaml")))
    done = promtool("check", "config", "prometheus.yaml", folder=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("service", ["prometheus", "grafana"])
def test_compose_mounts_files_that_exist(service: str) -> None:
    compose = DEPLOY / "compose/compose.yaml"
    found = yaml.safe_load(compose.read_text())["services"][service]
    assert found["profiles"] == ["monitoring"]
    mounted = [volume.split(":")[0] for volume in found["volumes"] if volume.startswith(".")]
    assert mounted
    assert [path for path in mounted if not (compose.parent / path).is_file()] == []
    assert all(port.startswith("127.0.0.1:") for port in found["ports"])


def test_the_scrape_asks_the_address_that_compose_gives() -> None:
    compose = yaml.safe_load((DEPLOY / "compose/compose.yaml").read_text())
    (target,) = yaml.safe_load((FOLDER / "prometheus.yaml").read_text())["scrape_configs"][0]["static_configs"][0]["targets"]
    name, port = target.split(":")
    assert f"--metrics=0.0.0.0:{port}" in compose["services"][name]["command"]
