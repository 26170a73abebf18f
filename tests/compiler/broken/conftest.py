"""The conversations here are broken on purpose: read by test_broken.py, not run."""

collect_ignore_glob = ["*.calls"]
