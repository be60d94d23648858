"""The host gate: one turn a host, none before it has rested, limits of steps, urgent keys first, nobody forgotten."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from pipeline.keyed.gate import HostGate

STEPS = ("Poll", "Fetch")


@dataclass(frozen=True)
class Key:
    number: int
    host: str = "a"
    step: str = "Poll"
    urgent: bool = False
    unfinished: bool = False
    cancelled: bool = False


def gate(polls: int = 9, fetches: int = 9) -> HostGate[Key]:
    return HostGate({"Poll": polls, "Fetch": fetches})


def started(one: HostGate[Key], now: float) -> list[int]:
    keys: list[int] = []
    while (key := one.next(now)) is not None:
        keys.append(key.number)
    return keys


def test_a_host_has_one_turn_at_a_time_in_the_order_of_arrival() -> None:
    hosts = gate()
    for number, step in enumerate(("Poll", "Fetch", "Poll")):
        hosts.wait(Key(number, step=step))
    hosts.wait(Key(9, "b"))
    assert started(hosts, 0.0) == [0, 9]
    hosts.release("a", None)
    assert started(hosts, 0.0) == [1]
    hosts.release("a", None)
    assert started(hosts, 0.0) == [2]


def test_urgent_keys_go_first() -> None:
    hosts = gate()
    for number, urgent in enumerate((False, False, True, False, True)):
        hosts.wait(Key(number, urgent=urgent, step=STEPS[number % 2]))
    order = []
    for _ in range(5):
        order += started(hosts, 0.0)
        hosts.release("a", None)
    assert order == [2, 4, 0, 1, 3]


def test_a_host_rests_and_tells_when_it_has() -> None:
    hosts = gate()
    hosts.wait(Key(1))
    hosts.wait(Key(2))
    assert started(hosts, 0.0) == [1]
    hosts.release("a", 5.0)
    hosts.rest("a", 3.0)
    assert hosts.rest_until("a") == 5.0, "a rest is never shortened"
    assert started(hosts, 4.9) == []
    assert hosts.next_at() == 5.0
    assert started(hosts, 5.0) == [2]


def test_rests_last_as_long_when_the_clock_is_set_back() -> None:
    hosts = gate()
    for host, rest_s in (("a", 30.0), ("b", 60.0)):
        hosts.wait(Key(0, host))
        assert started(hosts, 10_000.0) == [0]
        hosts.release(host, 10_000.0 + rest_s)
    hosts.wait(Key(1, "a"))
    assert started(hosts, 10_000.0) == []
    hosts.set_back(7_200.0)
    hosts.wait(Key(2, "b"))
    assert started(hosts, 2_800.0) == []
    assert hosts.next_at() == 2_830.0
    assert started(hosts, 2_830.0) == [1]
    assert started(hosts, 2_860.0) == [2]


def test_a_step_at_its_limit_holds_up_no_other_and_hosts_take_turns() -> None:
    hosts = gate(polls=1)
    for number, host in enumerate("abc"):
        hosts.wait(Key(number, host))
    hosts.wait(Key(7, "b", "Fetch"))
    assert started(hosts, 0.0) == [0, 7]
    hosts.release("a", None)
    hosts.wait(Key(3, "a"))
    assert started(hosts, 0.0) == [], "the outputs of the poll were not taken"
    hosts.permit("Poll")
    hosts.release("b", None)
    assert started(hosts, 0.0) == [1]
    hosts.permit("Poll")
    assert started(hosts, 0.0) == [2]


def test_cancelled_keys_are_skipped() -> None:
    hosts = gate()
    hosts.wait(Key(1, cancelled=True, unfinished=True))
    hosts.wait(Key(2))
    assert started(hosts, 0.0) == [2]
    hosts.release("a", None)
    hosts.wait(Key(3, cancelled=True, unfinished=True))
    assert started(hosts, 0.0) == []
    assert not hosts.has_work(0.0, 60.0)


def test_a_run_waits_for_unfinished_work_only_as_long_as_it_has_patience() -> None:
    hosts = gate()
    assert not hosts.has_work(0.0, 60.0)
    hosts.rest("a", 50.0)
    hosts.wait(Key(1))
    assert started(hosts, 0.0) == []
    assert not hosts.has_work(0.0, 60.0), "a poll that became due may wait for the next run"
    hosts.wait(Key(2, unfinished=True))
    started(hosts, 0.0)
    assert hosts.has_work(0.0, 60.0)
    assert not hosts.has_work(0.0, 49.0)
    assert hosts.has_work(50.0, 0.0)


def test_hosts_that_have_rested_are_forgotten() -> None:
    hosts = gate()
    for number in range(100):
        hosts.rest(f"rested{number}", 1.0)
        hosts.wait(Key(number, f"asked{number}", "Fetch"))
        hosts.permit("Fetch")
        started(hosts, 0.0)
        hosts.release(f"asked{number}", 2.0)
    hosts.rest("rested0", 9.0)
    hosts.next(3.0)
    assert len(hosts) == 1
    assert hosts.rest_until("rested0") == 9.0
    hosts.next(9.0)
    assert len(hosts) == 0


@given(
    st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(STEPS), st.booleans(), st.floats(0, 9)), max_size=40), st.data()
)
def test_whatever_happens_each_key_has_one_turn_within_all_limits(
    arrivals: list[tuple[str, str, bool, float]], data: st.DataObject
) -> None:
    limits = {"Poll": 1, "Fetch": 2}
    hosts: HostGate[Key] = HostGate(limits)
    now = 0.0
    running: dict[str, Key] = {}
    untaken: list[Key] = []
    begun: list[int] = []
    rests = dict.fromkeys("abc", 0.0)
    for number, (host, step, urgent, _) in enumerate(arrivals):
        hosts.wait(Key(number, host, step, urgent))
        goes_on: bool = data.draw(st.booleans())
        if goes_on:
            while (key := hosts.next(now)) is not None:
                assert key.host not in running
                assert rests[key.host] <= now
                running[key.host] = key
                begun.append(key.number)
        for step_name, limit in limits.items():
            assert sum(key.step == step_name for key in (*running.values(), *untaken)) <= limit
        if running and bool(data.draw(st.booleans())):
            ended = running.pop(data.draw(st.sampled_from(sorted(running))))
            rests[ended.host] = now + arrivals[number][3]
            hosts.release(ended.host, rests[ended.host])
            untaken.append(ended)
        if untaken and bool(data.draw(st.booleans())):
            hosts.permit(untaken.pop().step)
        now += 1.0
    while len(begun) < len(arrivals):
        now += 10.0
        for key in untaken:
            hosts.permit(key.step)
        untaken.clear()
        for host, key in list(running.items()):
            hosts.release(host, now)
            hosts.permit(key.step)
            del running[host]
        before = len(begun)
        while (key := hosts.next(now)) is not None:
            running[key.host] = key
            begun.append(key.number)
        assert len(begun) > before, "a key that waits is never forgotten"
    assert sorted(begun) == list(range(len(arrivals)))


def test_the_hosts_for_which_keys_wait_for_long() -> None:
    hosts = gate()
    for host, until in (("a", 5.0), ("b", 50.0), ("c", 500.0)):
        hosts.rest(host, until)
    for host in ("a", "b"):
        hosts.wait(Key(1, host))
    started(hosts, 0.0)
    assert hosts.rests(5.0) == {"b": 50.0}


# fetches that redirects lead to a host


def test_a_lent_host_is_for_one_fetch_alone_and_then_rests() -> None:
    hosts = gate()
    assert hosts.lend("a", 5.0, 10.0) == 5.0
    hosts.wait(Key(1))
    assert started(hosts, 5.0) == []
    assert hosts.lend("a", 5.0, 10.0) is None
    hosts.give_back("a", 8.0)
    assert started(hosts, 7.9) == []
    assert started(hosts, 8.0) == [1]


def test_a_host_is_lent_from_the_end_of_its_rest_on() -> None:
    hosts = gate()
    hosts.rest("a", 9.0)
    assert hosts.lend("a", 0.0, 8.9) is None, "that is too late"
    assert hosts.lend("a", 0.0, 9.0) == 9.0
    hosts.wait(Key(1))
    assert started(hosts, 9.0) == [], "it is lent already"


def test_fetches_and_waiting_keys_take_turns() -> None:
    hosts = gate()
    for number in (1, 2):
        hosts.wait(Key(number))
    assert hosts.lend("a", 0.0, 10.0) == 0.0
    hosts.give_back("a", 1.0)
    assert hosts.lend("a", 0.0, 10.0) is None, "a key has waited meanwhile"
    assert started(hosts, 1.0) == [1]
    hosts.release("a", 2.0)
    assert hosts.lend("a", 1.0, 10.0) == 2.0
    hosts.give_back("a", 3.0)
    assert started(hosts, 3.0) == [2]
    hosts.release("a", 4.0)
    for _ in range(2):
        assert hosts.lend("a", 4.0, 10.0) == 4.0, "nobody else waits"
        hosts.give_back("a", None)


def test_a_host_whose_turn_is_away_is_lent_but_begins_no_other_turn() -> None:
    hosts = gate()
    for number in (1, 2):
        hosts.wait(Key(number))
    assert started(hosts, 0.0) == [1]
    assert hosts.lend("a", 0.0, 10.0) is None
    hosts.step_out("a", 2.0)
    for _ in range(2):
        assert hosts.lend("a", 0.0, 10.0) == 2.0
        assert hosts.lend("a", 0.0, 10.0) is None
        hosts.give_back("a", None)
    assert hosts.lend("a", 0.0, 10.0) == 2.0
    hosts.release("a", None)
    assert started(hosts, 2.0) == [], "it is still lent"
    hosts.give_back("a", 5.0)
    assert started(hosts, 4.9) == []
    assert started(hosts, 5.0) == [2]


def test_a_fetch_comes_back_to_a_host_whoever_uses_it() -> None:
    hosts = gate()
    assert hosts.lend("a", 0.0, 10.0) == 0.0
    hosts.join("a")
    hosts.give_back("a", 1.0)
    assert hosts.lend("a", 2.0, 10.0) is None
    hosts.give_back("a", 1.0)
    assert hosts.lend("a", 2.0, 10.0) == 2.0


def test_times_at_which_fetches_come_again_are_a_pause_apart() -> None:
    hosts = gate()
    hosts.rest("a", 50.0)
    assert [hosts.book("a", 10.0, 2.0) for _ in range(3)] == [50.0, 52.0, 54.0]
    assert hosts.book("b", 10.0, 2.0) == 10.0
    hosts.set_back(20.0)
    assert hosts.book("a", 10.0, 2.0) == 36.0
    hosts.next(30.0)
    assert len(hosts) == 0
