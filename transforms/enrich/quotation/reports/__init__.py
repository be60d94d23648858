"""The constructions that tell who speaks: what a reporting verb, a preposition or a noun beside a quotation says."""
