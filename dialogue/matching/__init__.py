"""Looking for something that fits a client: what is asked, whom it is for, and what is shown."""
