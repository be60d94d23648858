"""The formats of feeds: RSS, Atom, RDF, JSON Feed, sitemaps, and the vocabularies within them."""
