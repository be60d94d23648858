"""The outputs of a step or a transform of the graph: results, dead letters, endings, events."""

from typing import Any, NamedTuple

import apache_beam as beam
from apache_beam.pvalue import TaggedOutput

from schemas.dead_letters import DeadLetter, Ending
from schemas.events import Event

#: Tags of the outputs beside the main one.
DEAD = "dead"
ENDED = "ended"
EVENTS = "events"


class Outputs(NamedTuple):
    """The outputs of a step. Every element that ends in the step is in exactly one of the first three; events are additional.

    `passed`: elements that an engine lets pass beside the step, a collection for each input. Empty where they are part of
    `main`.
    """

    main: "beam.PCollection[Any]"
    dead: "beam.PCollection[DeadLetter]"
    ended: "beam.PCollection[Ending]"
    events: "beam.PCollection[Event]"
    passed: "tuple[beam.PCollection[Any], ...]" = ()


def tagged(output: Any) -> Any:
    """A DeadLetter, an Ending or an Event under its tag; any other output as it is, for the main one."""
    if isinstance(output, DeadLetter):
        return TaggedOutput(DEAD, output)
    if isinstance(output, Ending):
        return TaggedOutput(ENDED, output)
    if isinstance(output, Event):
        return TaggedOutput(EVENTS, output)
    return output


def outputs_of(elements: "beam.PCollection[Any]", par_do: Any, main: type[Any], label: str | None = None) -> Outputs:
    """Apply a ParDo whose DoFn puts out what `tagged` gives; `main` is the type of the main output."""
    typed = par_do.with_output_types(main, **{DEAD: DeadLetter, ENDED: Ending, EVENTS: Event})
    typed = typed.with_outputs(DEAD, ENDED, EVENTS, main="main")
    found = elements | (label >> typed if label is not None else typed)
    return Outputs(found.main, found[DEAD], found[ENDED], found[EVENTS])
