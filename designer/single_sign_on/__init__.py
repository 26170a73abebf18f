"""Signing in through an identity provider (OpenID Connect Core 1.0, the authorization code flow with PKCE).

Optional: it needs the extra `oidc`, and [designer.oidc] in ivrflow.toml.

trips.py      who went to the provider and has not come back yet
provider.py   what the provider says of itself and of people, and whether it is true
claims.py     from what it says to a name and a role
desk.py       going there, and coming back as somebody
"""
