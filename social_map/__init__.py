"""What people can join and how to find it: listings, freshness, search, exchange."""
