"""The keyed steps of the graph: what a declaration says, the dependencies of steps, and the declarations."""
