"""The lock: who sees clients gives her PIN first. It sits at one place in the way of an update, `lock.gate`."""
