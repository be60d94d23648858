"""The trafilatura command on pages that are on disk, with metadata: its downloads refuse addresses of loopback.

    python bench/peers/trafilatura_cli.py PAGES OUT_FOLDER [WORKERS]

PAGES is the file of `extraction_alone.py`; the pages are in the folder of the same name without its ending.
"""

import json
import subprocess
import sys
from pathlib import Path


def main(pages: Path, out: Path, workers: int) -> None:
    command = [
        str(Path(sys.executable).parent / "trafilatura"),
        "--input-dir",
        str(pages.with_suffix("")),
        "--output-dir",
        str(out),
    ]
    subprocess.run([*command, "--json", "--with-metadata", "--no-comments", "--parallel", str(workers)], check=True)
    records = sum(path.is_file() for path in out.rglob("*"))
    sys.stdout.write(json.dumps({"records": records}) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 2)
