"""A Kafka broker of a test's own on loopback: one process in KRaft mode, from artifacts of Maven Central (kafka/pom.xml)."""

import subprocess
import time
import uuid
from base64 import urlsafe_b64encode
from pathlib import Path
from typing import Any

from tests.support.jvm_server import JvmServer

_START_S = 90.0


class KafkaBroker(JvmServer):
    """A broker. It creates no topic by itself."""

    pom = Path(__file__).parent / "kafka" / "pom.xml"
    start_s = _START_S
    more = 1

    def __init__(self, folder: Path, advertised: str | None = None) -> None:
        """`advertised`: the address of a proxy, which clients are told instead of the broker's own."""
        super().__init__(folder)
        (controller,) = self.more_ports
        settings = {
            "process.roles": "broker,controller",
            "node.id": "1",
            "controller.quorum.voters": f"1@127.0.0.1:{controller}",
            "listeners": f"PLAINTEXT://127.0.0.1:{self.port},CONTROLLER://127.0.0.1:{controller}",
            "advertised.listeners": f"PLAINTEXT://{advertised or self.address}",
            "controller.listener.names": "CONTROLLER",
            "listener.security.protocol.map": "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
            "log.dirs": str(folder / "log"),
            "auto.create.topics.enable": "false",
            "offsets.topic.replication.factor": "1",
            "offsets.topic.num.partitions": "1",
            "group.initial.rebalance.delay.ms": "0",
        }
        self._properties = folder / "server.properties"
        self._properties.write_text("".join(f"{name}={value}\n" for name, value in settings.items()))
        cluster = urlsafe_b64encode(uuid.uuid4().bytes).decode().rstrip("=")
        command = self.java("kafka.tools.StorageTool", "format", "--cluster-id", f"c{cluster[1:]}")
        subprocess.run([*command, "--config", str(self._properties)], check=True, capture_output=True)

    def command(self) -> list[str]:
        return self.java("kafka.Kafka", str(self._properties))

    def answers(self) -> bool:
        from confluent_kafka import KafkaException  # noqa: PLC0415
        from confluent_kafka.admin import AdminClient  # noqa: PLC0415

        try:
            AdminClient({"bootstrap.servers": self.address, "log_level": 0}).list_topics(timeout=1)
        except KafkaException:
            return False
        return True

    def messages(self, topic: str) -> list[Any]:
        """Every message of a topic, partition by partition."""
        from confluent_kafka import Consumer, TopicPartition  # noqa: PLC0415

        consumer = Consumer({"bootstrap.servers": self.address, "group.id": "test", "enable.auto.commit": False})
        partitions = consumer.list_topics(topic, timeout=30).topics[topic].partitions
        places = [TopicPartition(topic, partition, 0) for partition in partitions]
        wanted = sum(consumer.get_watermark_offsets(place, timeout=30)[1] for place in places)
        consumer.assign(places)
        found: list[Any] = []
        end = time.monotonic() + _START_S
        while len(found) < wanted:
            assert time.monotonic() < end, f"{len(found)} of {wanted} messages"
            found += [
                message for message in consumer.consume(min(500, wanted - len(found)), timeout=0.2) if not message.error()
            ]
        consumer.close()
        return found
