"""The grammar of a clause: its tokens, its noun phrases, and which of them is the subject of a verb."""
