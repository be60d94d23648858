"""Records as a pandas data frame, from files of any format that newsbeam writes.

python examples/consume_pandas.py news
"""

import sys
from dataclasses import asdict

import pandas as pd

from schemas import read_records


def frame(folder: str) -> pd.DataFrame:
    """One row for each article, its last revision; instants are aware timestamps, lists stay lists."""
    records = pd.DataFrame([asdict(record) for record in read_records(folder, latest=True)])
    return records if records.empty else records.sort_values("first_seen_at").reset_index(drop=True)


if __name__ == "__main__":
    articles = frame(sys.argv[1])
    sys.stdout.write(articles[["first_seen_at", "language", "host", "title"]].to_string(max_colwidth=60) + "\n")
