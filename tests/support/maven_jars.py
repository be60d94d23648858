"""Programs of tests for the JVM: their jars from Maven Central, kept in the user's cache."""

import hashlib
from pathlib import Path

from tests.support.programs import kept, needed


def jars(pom: Path) -> Path:
    """The folder of the jars that `pom` names, from the cache if they are there. Without Maven and Java the test skips; CI
    fails."""
    needed("java", "mvn")
    command = ["mvn", "--batch-mode", "--quiet", "--file", str(pom), "dependency:copy-dependencies", "-DincludeScope=runtime"]
    name = f"{pom.parent.name}-{hashlib.sha256(pom.read_bytes()).hexdigest()[:16]}"
    return kept(name, lambda folder: [*command, f"-DoutputDirectory={folder}"])
