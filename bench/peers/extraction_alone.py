"""Extraction alone: pages that are on disk, trafilatura with metadata, a process pool. No rate of newsbeam can be far above it.

    python bench/peers/extraction_alone.py PAGES OUT.jsonl [WORKERS]

PAGES is a file with one JSON object a line, `url` and the `path` of its page.
"""

import json
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import trafilatura


def extracted(line: str) -> str | None:
    page = json.loads(line)
    html = Path(page["path"]).read_bytes()
    return trafilatura.extract(html, url=page["url"], output_format="json", with_metadata=True, include_comments=False)


def main(pages: Path, out: Path, workers: int) -> None:
    records = 0
    with ProcessPoolExecutor(workers) as pool, out.open("w", encoding="utf-8") as file:
        for text in pool.map(extracted, pages.read_text().splitlines(), chunksize=4):
            if text is not None:
                file.write(text + "\n")
                records += 1
    sys.stdout.write(json.dumps({"records": records}) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 2)
