"""The bundled newsroom: fictional papers, their feeds and their pages, served on loopback for the demo and the tests.

All content of `pieces/` is invented: events, people, companies, papers. The package imports no other part of newsbeam.
"""
