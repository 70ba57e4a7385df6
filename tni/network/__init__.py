"""HTTP to the servers of the teacher's accounts: hosts limited to the account's, with time-outs, the proxy and the
certificates of the system, and no secret in any log or error."""
