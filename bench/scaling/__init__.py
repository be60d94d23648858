"""The parts of bench/scale.py: the web it polls, the bare loop beside it, the processes it measures, its phases and limits."""
