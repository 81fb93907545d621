"""Human Services Data Specification 3.1, in and out, by the Dutch profile of `docs/hsds-profile.md`."""
