"""Texts and runs for the measurements of `transforms.link.link_copies`."""
