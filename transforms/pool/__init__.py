"""Work in a pool of processes that can be killed: parsing feeds, extracting pages, enriching articles."""
