"""The trafilatura command on feeds: their articles with metadata, without its pauses between requests to a host.

python bench/peers/trafilatura_cli.py FEEDS.txt OUT_FOLDER [WORKERS]
"""

import json
import subprocess
import sys
from importlib import resources
from pathlib import Path

COMMAND = str(Path(sys.executable).parent / "trafilatura")


def settings(folder: Path) -> Path:
    """trafilatura's own settings, with its pause of 5 s taken out."""
    own = resources.files("trafilatura").joinpath("settings.cfg").read_text()
    lines = ["SLEEP_TIME = 0" if line.startswith("SLEEP_TIME") else line for line in own.splitlines()]
    path = folder / "settings.cfg"
    path.write_text("\n".join(lines))
    return path


def main(feeds: Path, folder: Path, workers: int) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    where = ("--config-file", str(settings(folder)), "--input-file", str(feeds), "--feed", "--output-dir", str(folder / "out"))
    how = ("--json", "--with-metadata", "--no-comments", "--parallel", str(workers))
    subprocess.run([COMMAND, *where, *how], capture_output=True, check=True)
    records = sum(path.is_file() for path in (folder / "out").rglob("*"))
    sys.stdout.write(json.dumps({"records": records}) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 2)
