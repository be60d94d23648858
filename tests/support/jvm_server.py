"""A server of a test's own that is a program for the JVM."""

from pathlib import Path
from typing import ClassVar

from tests.support.local_server import LocalServer
from tests.support.maven_jars import jars


class JvmServer(LocalServer):
    """`pom` names its jars."""

    pom: ClassVar[Path]

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._jars = jars(self.pom)

    def java(self, main: str, *arguments: str) -> list[str]:
        """The command that runs a class of the jars, or a source file."""
        return ["java", "-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", f"{self._jars}/*", main, *arguments]
