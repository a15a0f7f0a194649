"""The fuzzers: what must hold for any bytes at all, and the machines that look for bytes for which it does not."""
