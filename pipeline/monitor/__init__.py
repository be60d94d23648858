"""What a running newsbeam shows of itself: counters, Prometheus metrics, health. It reads the engines and decides nothing."""
