"""Requests to the servers of the teacher's accounts: hosts, time-outs, certificates; secrets never reach a log."""
