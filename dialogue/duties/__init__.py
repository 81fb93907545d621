"""One module for each thing that Wegwijs does by itself. None knows another; `dialogue.duty` collects them."""
