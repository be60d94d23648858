"""Configuration of a Flink cluster on one machine, and the command lines of its processes. Starts nothing.

Flink's start scripts are not in the PyPI package, so this module sets every memory size that they would compute.
"""

import json
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

#: Heap of the job manager. It holds the job graph and the list of checkpoints, no data.
_JOB_MANAGER_HEAP_MB = 448

_FRAMEWORK_HEAP_MB, _FRAMEWORK_OFF_HEAP_MB, _NETWORK_MB, _METASPACE_MB = 128, 128, 64, 256

#: Java 17 keeps these closed; Flink's serializers and its memory need them (config.yaml of Flink 1.19's distribution).
OPENED = (
    "--add-exports=java.base/sun.net.util=ALL-UNNAMED",
    *(
        f"--add-opens=java.base/{package}=ALL-UNNAMED"
        for package in (
            "java.lang",
            "java.lang.reflect",
            "java.net",
            "java.io",
            "java.nio",
            "java.text",
            "java.time",
            "java.util",
            "java.util.concurrent",
            "java.util.concurrent.atomic",
            "java.util.concurrent.locks",
            "sun.nio.ch",
        )
    ),
)

_LOG4J = """\
rootLogger.level = INFO
rootLogger.appenderRef.file.ref = File
appender.file.name = File
appender.file.type = RollingFile
appender.file.fileName = ${sys:log.file}
appender.file.filePattern = ${sys:log.file}.%i
appender.file.layout.type = PatternLayout
appender.file.layout.pattern = %d{yyyy-MM-dd HH:mm:ss,SSS} %-5p %-60c %x - %m%n
appender.file.policies.type = Policies
appender.file.policies.size.type = SizeBasedTriggeringPolicy
appender.file.policies.size.size = 50MB
appender.file.strategy.type = DefaultRolloverStrategy
appender.file.strategy.max = 3
"""


@dataclass(frozen=True, kw_only=True)
class Settings:
    """One cluster. `folder` holds all of its files; the ports are on loopback; `slots` counts those of each task manager."""

    folder: str
    rest_port: int
    rpc_port: int
    task_managers: int
    slots: int
    parallelism: int
    checkpoint_every_s: int
    task_heap_mb: int

    @property
    def checkpoints(self) -> Path:
        return Path(self.folder) / "checkpoints"

    @property
    def savepoints(self) -> Path:
        return Path(self.folder) / "savepoints"

    @property
    def logs(self) -> Path:
        return Path(self.folder) / "log"

    @property
    def job_jar(self) -> Path:
        return Path(self.folder) / "job.jar"

    @property
    def configuration(self) -> Path:
        return Path(self.folder) / "conf"

    def resized(self, **sizes: int | None) -> "Settings":
        """These settings with the sizes that are not None; without `slots`, as many as the subtasks need."""
        given = {name: size for name, size in sizes.items() if size is not None}
        changed = replace(self, **given)  # type: ignore[arg-type]  # all of them are int
        if "slots" in given or (changed.parallelism, changed.task_managers) == (self.parallelism, self.task_managers):
            return changed
        return replace(changed, slots=slots(changed.parallelism, changed.task_managers))


def slots(parallelism: int, task_managers: int) -> int:
    """Slots of each task manager that all subtasks need."""
    return -(-parallelism // task_managers)


def write(settings: Settings) -> None:
    """Flink's configuration files."""
    settings.configuration.mkdir(parents=True, exist_ok=True)
    options = {
        "jobmanager.rpc.address": "localhost",
        "jobmanager.rpc.port": settings.rpc_port,
        "jobmanager.bind-host": "localhost",
        "jobmanager.memory.process.size": f"{_JOB_MANAGER_HEAP_MB + 576}m",
        "taskmanager.host": "localhost",
        "taskmanager.bind-host": "localhost",
        "taskmanager.numberOfTaskSlots": settings.slots,
        "rest.address": "localhost",
        "rest.bind-address": "localhost",
        "rest.port": settings.rest_port,
        "io.tmp.dirs": Path(settings.folder) / "tmp",
        "parallelism.default": settings.parallelism,
        # Keys -> states on the heap, a full copy in each checkpoint: the states of newsbeam are some hundred KB a shard.
        "state.backend.type": "hashmap",
        "state.checkpoints.dir": settings.checkpoints.as_uri(),
        "state.savepoints.dir": settings.savepoints.as_uri(),
        "state.checkpoints.num-retained": 2,
        "execution.checkpointing.externalized-checkpoint-retention": "RETAIN_ON_CANCELLATION",
        # For ever: an operator sees the restarts in the status of the cluster.
        "restart-strategy.type": "fixed-delay",
        "restart-strategy.fixed-delay.attempts": 2147483647,
        "restart-strategy.fixed-delay.delay": "1s",
        # Closed connections reveal a task manager that was killed; heartbeats reveal one that hangs.
        "heartbeat.interval": 3000,
        "heartbeat.timeout": 20000,
        "classloader.resolve-order": "parent-first",
    }
    text = "".join(f"{name}: {value}\n" for name, value in options.items())
    (settings.configuration / "config.yaml").write_text(text, encoding="utf-8")
    (settings.configuration / "log4j.properties").write_text(_LOG4J, encoding="utf-8")


def beam_options(
    *, job_server: str, job_jar: str, worker: str, worker_log: str, parallelism: int, checkpoint_every_s: int
) -> list[str]:
    """Options after the `--` of a job's command. With them, the command writes the job into a jar instead of running it."""
    return [
        "--runner=FlinkRunner",
        "--flink_master=[auto]",
        f"--flink_job_server_jar={job_server}",
        f"--output_executable_path={job_jar}",
        f"--parallelism={parallelism}",
        "--environment_type=PROCESS",
        f"--environment_config={json.dumps({'command': worker, 'env': {'NEWSBEAM_WORKER_LOG': worker_log}})}",
        # Tells Beam that there are checkpoints. Without it, Beam ends its source of ticks, and then no checkpoint completes.
        f"--checkpointing_interval={checkpoint_every_s * 1000}",
        # Without it, the output of a bundle that a checkpoint ends waits for the step's next bundle: in a test, the last
        # record before a quiet hour stayed in the checkpoints, unwritten.
        "--finish_bundle_before_checkpointing",
        # An element waits for the end of its bundle: 0.2 s from source to sink in place of the default's 2 s.
        "--max_bundle_time_mills=100",
    ]


def job_manager(settings: Settings, classpath: Sequence[Path], restored_from: str | None) -> list[str]:
    """The command of the job manager with its job. Flink does not delete the checkpoint that it restores from."""
    start = [] if restored_from is None else ["--fromSavepoint", restored_from]
    return [
        *_java(settings, "jobmanager", f"-Xmx{_JOB_MANAGER_HEAP_MB}m"),
        "-cp",
        ":".join(map(str, [*classpath, settings.job_jar])),
        "org.apache.flink.container.entrypoint.StandaloneApplicationClusterEntryPoint",
        *("--configDir", str(settings.configuration), "--host", "localhost"),
        *("--job-classname", "org.apache.beam.runners.flink.FlinkPipelineRunner"),
        *start,
    ]


def task_manager(settings: Settings, classpath: Sequence[Path], number: int) -> list[str]:
    """The command of a task manager."""
    heap = _FRAMEWORK_HEAP_MB + settings.task_heap_mb
    sizes = {
        "network.min": f"{_NETWORK_MB}mb",
        "network.max": f"{_NETWORK_MB}mb",
        "framework.off-heap.size": f"{_FRAMEWORK_OFF_HEAP_MB}mb",
        "framework.heap.size": f"{_FRAMEWORK_HEAP_MB}mb",
        "task.heap.size": f"{settings.task_heap_mb}mb",
        "task.off-heap.size": "0b",
        "managed.size": "128mb",
        "jvm-metaspace.size": f"{_METASPACE_MB}mb",
        "jvm-overhead.min": "192mb",
        "jvm-overhead.max": "192mb",
    }
    return [
        *_java(
            settings,
            f"taskmanager-{number}",
            f"-Xmx{heap}m",
            f"-Xms{heap}m",
            f"-XX:MaxDirectMemorySize={_FRAMEWORK_OFF_HEAP_MB + _NETWORK_MB}m",
            f"-XX:MaxMetaspaceSize={_METASPACE_MB}m",
        ),
        "-cp",
        ":".join(map(str, [*classpath, settings.job_jar])),
        "org.apache.flink.runtime.taskexecutor.TaskManagerRunner",
        *("--configDir", str(settings.configuration)),
        *(part for name, size in sizes.items() for part in ("-D", f"taskmanager.memory.{name}={size}")),
        *("-D", f"taskmanager.cpu.cores={settings.slots}.0", "-D", f"taskmanager.resource-id=taskmanager-{number}"),
    ]


def _java(settings: Settings, name: str, *memory: str) -> list[str]:
    java = shutil.which("java")
    if java is None:
        raise RuntimeError("java is not installed: Flink 1.19 needs Java 17")
    log4j = settings.configuration / "log4j.properties"
    log = settings.logs / f"{name}.log"
    # The work is done in Python. With Java's quick compiler alone a task manager takes 10 s of CPU time until the job runs and
    # 0.2 of a core then, with both compilers 16 s and 0.37 (parallelism 2, a tick a second for 16 keys).
    return [
        java,
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        *memory,
        *OPENED,
        f"-Dlog4j.configurationFile={log4j.as_uri()}",
        f"-Dlog.file={log}",
    ]
