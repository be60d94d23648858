"""The bundled newsroom: fictional papers, their feeds and their pages, served on loopback for the demo and the tests.

Everything in `pieces/` is invented: events, people, companies, papers. It knows nothing of the rest of newsbeam.
"""
