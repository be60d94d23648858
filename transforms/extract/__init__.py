"""From the bytes of a page to an article: text and metadata, in a pool of processes that can be killed."""
