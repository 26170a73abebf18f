"""The command line: `ivrflow`."""
