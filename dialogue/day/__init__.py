"""A coach's day: what needs her, as items that are done or put off one by one."""
