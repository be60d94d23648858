"""Signatures of DoFns that are read once."""

from typing import Any

import apache_beam as beam
from apache_beam.transforms import core
from apache_beam.transforms.userstate import get_dofn_specs

from pipeline.local.cycles.beam_signatures import remember_signatures


class _Fn(beam.DoFn):
    def process(self, element: Any, window: Any = beam.DoFn.WindowParam) -> None:
        pass


class _Other(_Fn):
    def process(self, element: Any, timestamp: Any = beam.DoFn.TimestampParam) -> None:
        pass


def _plain(element: int, more: int = 3) -> None:
    pass


def test_they_are_what_inspect_reads() -> None:
    asked = (_Fn().process, _Other().process, _Fn.process, _plain, str.upper, len)
    before = [core.get_function_args_defaults(f) for f in asked]
    remember_signatures()
    assert before == [core.get_function_args_defaults(f) for f in asked]
    assert before == [core.get_function_args_defaults(f) for f in asked]
    assert get_dofn_specs(_Fn()) == (set(), set())


def test_a_method_is_read_once_for_all_objects() -> None:
    remember_signatures()
    core.get_function_args_defaults(_Fn().process)
    remembering: Any = core.get_function_args_defaults
    read_before = remembering.read_count()
    assert core.get_function_args_defaults(_Fn().process)[0] == ["element", "window"]
    assert remembering.read_count() == read_before


def test_nobody_changes_what_is_remembered() -> None:
    remember_signatures()
    core.get_function_args_defaults(_plain)[0].clear()
    assert core.get_function_args_defaults(_plain) == (["element", "more"], [3])
