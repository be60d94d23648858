"""When a host with waiting keys may be used: against a look at all of them."""

import math

from hypothesis import given
from hypothesis import strategies as st

from pipeline.keyed.waiting_hosts import WaitingHosts

HOSTS = "abc"
#: What happens: a key waits for a host, leaves it, or its host rests for some seconds; time passes.
MOVES = st.lists(st.tuples(st.sampled_from(["wait", "leave", "rest", "pass"]), st.sampled_from(HOSTS), st.integers(0, 9)))


@given(MOVES)
def test_the_earliest_end_of_a_rest_as_a_look_at_all_hosts_finds_it(moves: list[tuple[str, str, int]]) -> None:
    rests, keys, now = dict.fromkeys(HOSTS, 0.0), dict.fromkeys(HOSTS, 0), 100.0
    hosts = WaitingHosts(rests.__getitem__)
    for move, host, seconds in moves:
        if move == "wait":
            keys[host] += 1
            hosts.wait(host)
        elif move == "leave" and keys[host]:
            keys[host] -= 1
            hosts.leave(host)
        elif move == "rest":
            rests[host] = max(rests[host], now + seconds)
        elif move == "pass":
            now += seconds
        expected = min((max(now, rests[host]) for host, count in keys.items() if count), default=math.inf)
        assert hosts.next_start(now) == expected


def test_a_start_looks_at_few_hosts() -> None:
    looks: list[str] = []

    def rest_until(host: str) -> float:
        looks.append(host)
        return 1_000.0 + int(host)

    hosts = WaitingHosts(rest_until)
    for number in range(1_000):
        hosts.wait(str(number))
    looks.clear()
    assert [hosts.next_start(5.0) for _ in range(3)] == [1_000.0] * 3
    hosts.leave("0")
    assert hosts.next_start(5.0) == 1_001.0
    assert len(looks) == 4


def test_a_host_without_waiting_keys_is_forgotten() -> None:
    hosts = WaitingHosts(lambda host: 0.0)
    for number in range(100):
        hosts.wait(str(number))
        hosts.leave(str(number))
    assert hosts.next_start(1.0) == math.inf
    assert hosts.__dict__["_heap"] == []
