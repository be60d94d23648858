"""The steps of the graph as transforms for other pipelines, and as single calls. The module `newsbeam` exports them."""
