"""The input collector: keys and time in, actions and one deadline out. The only place that knows timeouts."""
