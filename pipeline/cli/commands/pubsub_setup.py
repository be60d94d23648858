"""`newsbeam pubsub setup`: the topic, its schema and its subscriptions.

The setup is idempotent. An existing resource stays unchanged; the setup reports a difference from the plan. Only a schema that
differs gets a new revision. The setup never deletes a resource.
"""

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal, TextIO

from pipeline.sinks.place import place_of
from pipeline.sinks.rows import PUBLISHED
from pipeline.sinks.servers.pubsub import Topic, topic_of
from pipeline.sinks.what import What
from schemas.documents import document

ResourceKind = Literal["schema", "topic", "subscription"]
Outcome = Literal["created", "exists", "updated", "differs"]

#: Seven days: a consumer that was down for a week still finds its messages.
_RETENTION_S = 7 * 24 * 3600

#: Maximum wait for a service that does not answer, e.g. an emulator that is just starting. The clients' own limit is 600 s.
GIVE_UP_S = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """A required resource: its full name and its settings, in the form of the API."""

    kind: ResourceKind
    name: str
    settings: dict[str, Any]


def plan(
    uri: str,
    *,
    subscriptions: Sequence[str] = (),
    bigquery_table: str | None = None,
    what: What = "records",
) -> list[Resource]:
    """The resources that `uri` needs, in the order of creation. Raises ValueError for an invalid URI or table.

    `uri`: as for `--output`, its options included: with `?format=avro` the topic gets the Avro schema, with
    `&ordering=article_id` the subscriptions keep order. `subscriptions`: names of pull subscriptions; empty for one
    named `TOPIC-sub`. `bigquery_table`: PROJECT.DATASET.TABLE of the published schema; adds a subscription that writes to it.
    """
    topic = topic_of(place_of(uri, what))
    avro = topic.encoding == "avro"
    resources: list[Resource] = []
    settings: dict[str, Any] = {}
    if avro:
        schema = f"projects/{topic.project}/schemas/newsbeam-{PUBLISHED[what].name.replace('_', '-')}-v1"
        definition = document(PUBLISHED[what], "avro")
        resources.append(Resource(kind="schema", name=schema, settings={"type_": "AVRO", "definition": definition}))
        settings = {"schema_settings": {"schema": schema, "encoding": "BINARY"}}
    resources.append(Resource(kind="topic", name=topic.path, settings=settings))
    resources.extend(_subscription(topic, name, {}) for name in subscriptions or [f"{topic.name}-sub"])
    if bigquery_table is not None:
        if bigquery_table.count(".") != 2:
            raise ValueError(f"{bigquery_table!r} is not a table; write PROJECT.DATASET.TABLE")
        config = {
            "table": bigquery_table,
            "use_topic_schema" if avro else "use_table_schema": True,
            "drop_unknown_fields": True,  # a later minor version adds fields before the table has them
        }
        resources.append(_subscription(topic, f"{topic.name}-bigquery", {"bigquery_config": config}))
    return resources


def _subscription(topic: Topic, name: str, more: dict[str, Any]) -> Resource:
    settings = {
        "topic": topic.path,
        "enable_message_ordering": topic.ordered,
        "ack_deadline_seconds": 60,
        "message_retention_duration": {"seconds": _RETENTION_S},
        "expiration_policy": {},  # never: the default forgets a subscription that nobody read for 31 days
        **more,
    }
    return Resource(kind="subscription", name=f"projects/{topic.project}/subscriptions/{name}", settings=settings)


def setup(resources: Sequence[Resource], *, dry_run: bool, out: TextIO, err: TextIO, give_up_s: float = GIVE_UP_S) -> int:
    """Create missing resources, with a line for each on `out`. Returns the exit code: 0, or 1 if one differs or fails.

    `dry_run` connects to nothing and prints each resource with its settings. If the service does not answer, the clients repeat
    requests for `give_up_s`.
    """
    if dry_run:
        for resource in resources:
            out.write(f"would create {resource.kind} {resource.name}\n{json.dumps(resource.settings, indent=2)}\n")
        return 0
    from google.api_core.exceptions import GoogleAPICallError, RetryError  # noqa: PLC0415  (1 s of CPU)
    from google.auth.exceptions import GoogleAuthError  # noqa: PLC0415

    differing = 0
    try:
        service = _Service(give_up_s)
        for resource in resources:
            outcome = service.ensure(resource)
            differing += outcome == "differs"
            out.write(f"{outcome:8} {resource.kind} {resource.name}\n")
    except (GoogleAPICallError, RetryError, GoogleAuthError) as error:
        err.write(f"newsbeam pubsub setup: {error}\n")
        return 1
    if differing:
        err.write("newsbeam pubsub setup: resources that differ are unchanged; delete them, or choose other names\n")
    return 1 if differing else 0


class _Service:
    """The three clients."""

    def __init__(self, give_up_s: float) -> None:
        from google.api_core.retry import Retry  # noqa: PLC0415
        from google.cloud import pubsub_v1  # noqa: PLC0415

        self._retry = Retry(timeout=give_up_s)
        self._topics = pubsub_v1.PublisherClient()
        self._subscriptions = pubsub_v1.SubscriberClient()
        self._schemas = _schema_client()

    def ensure(self, resource: Resource) -> Outcome:
        from google.api_core.exceptions import NotFound  # noqa: PLC0415

        try:
            return self._compare(resource)
        except NotFound:
            self._create(resource)
        return "created"

    def _create(self, resource: Resource) -> None:
        if resource.kind == "schema":
            parent, _, schema_id = resource.name.partition("/schemas/")
            self._schemas.create_schema(parent=parent, schema_id=schema_id, schema=resource.settings)
        elif resource.kind == "topic":
            self._topics.create_topic(request={"name": resource.name, **resource.settings})
        else:
            self._subscriptions.create_subscription(request={"name": resource.name, **resource.settings})

    def _compare(self, resource: Resource) -> Outcome:
        wanted = resource.settings
        if resource.kind == "schema":
            there = self._schemas.get_schema(request={"name": resource.name, "view": "FULL"}, retry=self._retry)
            if json.loads(there.definition) == json.loads(wanted["definition"]):
                return "exists"
            self._schemas.commit_schema(name=resource.name, schema={"name": resource.name, **wanted})
            return "updated"
        if resource.kind == "topic":
            topic = self._topics.get_topic(topic=resource.name, retry=self._retry)
            schema = wanted.get("schema_settings", {}).get("schema", "")
            return "exists" if topic.schema_settings.schema == schema else "differs"
        subscription = self._subscriptions.get_subscription(subscription=resource.name, retry=self._retry)
        as_wanted = (
            subscription.topic == wanted["topic"]
            and subscription.enable_message_ordering == wanted["enable_message_ordering"]
            and subscription.bigquery_config.table == wanted.get("bigquery_config", {}).get("table", "")
        )
        return "exists" if as_wanted else "differs"


def _schema_client() -> Any:
    from google.cloud import pubsub_v1  # noqa: PLC0415
    from google.pubsub_v1.services.schema_service.transports import SchemaServiceGrpcTransport  # noqa: PLC0415

    emulator = os.environ.get("PUBSUB_EMULATOR_HOST")
    if emulator is None:
        return pubsub_v1.SchemaServiceClient()
    # Unlike the two other clients, this one does not know the emulator by itself.
    import grpc  # type: ignore[import-untyped]  # no stubs installed  # noqa: PLC0415

    return pubsub_v1.SchemaServiceClient(transport=SchemaServiceGrpcTransport(channel=grpc.insecure_channel(emulator)))
