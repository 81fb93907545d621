"""Files of others: opened in a process of its own, refused in one sentence, written without formulas."""
