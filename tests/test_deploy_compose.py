"""deploy/compose, as Docker Compose's own library reads it."""

import json
import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from pipeline.cli import options
from tests.support import pubsub_server
from tests.support.deploy_checks import DEPLOY, ROOT, deploycheck

FILE = DEPLOY / "compose/compose.yaml"
CONTACT = "you@example.com"


@pytest.fixture(scope="module")
def project() -> dict[str, Any]:
    done = deploycheck("compose", FILE, NEWSBEAM_CONTACT=CONTACT)
    assert (done.returncode, done.stderr) == (0, "")
    return dict(json.loads(done.stdout))


def test_a_contact_is_asked_for() -> None:
    done = deploycheck("compose", FILE, NEWSBEAM_CONTACT="")

    assert done.returncode == 1
    assert "write NEWSBEAM_CONTACT=you@example.com into the file .env" in done.stderr


def test_what_compose_does_not_know_is_refused(tmp_path: Path) -> None:
    wrong = tmp_path / "compose.yaml"
    wrong.write_text(FILE.read_text().replace("    init: true", "    innit: true"))
    done = deploycheck("compose", wrong, NEWSBEAM_CONTACT=CONTACT)

    assert done.returncode == 1
    assert "innit" in done.stderr


def test_the_services_start_command_lines_that_exist(project: dict[str, Any]) -> None:
    run = options.run_options(options.parse(project["services"]["newsbeam"]["command"]))
    setup = options.parse(project["services"]["setup"]["command"])

    assert run.watch
    assert run.fetch.contact == CONTACT
    assert setup.uri in [output.uri for output in run.outputs]
    assert all(str(place).startswith("/data/") for place in (run.state, run.outputs[0].uri, run.dead_letters[0].uri))


def test_files_and_places_agree(project: dict[str, Any]) -> None:
    newsbeam = project["services"]["newsbeam"]
    mounts = {mount["target"]: mount for mount in newsbeam["volumes"]}

    assert mounts["/data"]["source"] in project["volumes"]
    assert mounts["/etc/newsbeam/feeds.txt"]["read_only"]
    assert Path(mounts["/etc/newsbeam/feeds.txt"]["source"]) == ROOT / "examples/feeds.txt"
    assert Path(newsbeam["build"]["context"]) == ROOT
    assert (ROOT / newsbeam["build"]["dockerfile"]).is_file()


def test_newsbeam_is_confined(project: dict[str, Any]) -> None:
    for name in ("newsbeam", "setup"):
        service = project["services"][name]
        assert service["read_only"]
        assert (service["cap_drop"], service["security_opt"]) == (["ALL"], ["no-new-privileges:true"])
        assert service["user"] == "10001:10001"
        assert "ports" not in service


def test_nothing_is_open_to_the_network(project: dict[str, Any]) -> None:
    ports = [port for service in project["services"].values() for port in service.get("ports", [])]

    assert [(port["host_ip"], port["published"], port["target"]) for port in ports] == [("127.0.0.1", "8085", 8085)]


def test_newsbeam_gets_time_to_stop(project: dict[str, Any]) -> None:
    assert project["services"]["newsbeam"]["stop_grace_period"] == "40s"


def test_the_order_is_emulator_setup_newsbeam(project: dict[str, Any]) -> None:
    services = project["services"]

    assert services["newsbeam"]["depends_on"]["setup"]["condition"] == "service_completed_successfully"
    assert list(services["setup"]["depends_on"]) == ["pubsub"]
    assert services["newsbeam"]["environment"] == services["setup"]["environment"] == {"PUBSUB_EMULATOR_HOST": "pubsub:8085"}
    assert "--host-port=0.0.0.0:8085" in services["pubsub"]["command"]


def test_setup_waits_for_an_emulator_that_is_not_up_yet(project: dict[str, Any], tmp_path: Path) -> None:
    binary = pubsub_server.build()
    with socket.create_server(("127.0.0.1", 0)) as nobody:  # takes one connection and goes away: setup has asked in vain
        port = nobody.getsockname()[1]
        environment = {**os.environ, "PUBSUB_EMULATOR_HOST": f"127.0.0.1:{port}"}
        command = [sys.executable, "-m", "pipeline.cli.main", *project["services"]["setup"]["command"]]
        setup = subprocess.Popen(command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        nobody.accept()[0].close()
    server = pubsub_server.PubSubServer.start(binary, tmp_path / "journal", port=port)
    try:
        out, _ = setup.communicate(timeout=60)
    finally:
        server.kill()

    assert out.splitlines() == [
        "created  topic projects/local/topics/news",
        "created  subscription projects/local/subscriptions/news-sub",
    ]
    assert setup.returncode == 0
