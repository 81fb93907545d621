"""What people can do, in any channel: acts, forms, screens, words; the inbox, worker and outbox."""
