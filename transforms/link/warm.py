"""Importing this loads what the sketch of a text loads at first use: for a process that others are forked from."""

from transforms.link.sketch import sketch_of

sketch_of("The ferry sails on Monday.")
