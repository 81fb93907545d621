"""What the acts about a client's rights share: whom they are about, and who is asked to decide."""
