"""Drafts, versions, releases, routes, journals and CDRs in a database."""
