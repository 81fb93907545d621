"""What every room stands on, knowing none of them."""
