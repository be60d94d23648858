"""German articles, pronouns and the like that stand before a noun. A table only."""

from transforms.enrich.lexicon import words

DETERMINERS = (
    words("der die das dem den des im am zum zur vom beim ins mehr")
    | {
        stem + end
        for stem in words("ein eine kein keine mein meine sein seine dein deine ihr ihre unser unsere diese jede welche")
        for end in ("", *"mnrs")
    }
    | {stem + end for stem in words("alle viele einige beide") for end in ("", *"nr")}
)
