"""From the address of a feed to its new items: polling, parsing, identity, schedules."""
