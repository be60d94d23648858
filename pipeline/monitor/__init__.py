"""Monitoring of a running newsbeam: counters, Prometheus metrics, health. It only reads the engines."""
