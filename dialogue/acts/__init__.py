"""One module for each thing a person can do. None knows another; `dialogue.table` collects them."""
