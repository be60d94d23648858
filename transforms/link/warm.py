"""Importing this loads the data of sketches: for a process from which others are forked."""

from transforms.link.sketch import sketch_of

sketch_of("The ferry sails on Monday.")
