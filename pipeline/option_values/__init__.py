"""Values of options: their types, defaults and checks, for the command line and for Python."""
