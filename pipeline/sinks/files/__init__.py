"""Files in folders on disk and in object stores: staged, published by a commit, rolled."""
