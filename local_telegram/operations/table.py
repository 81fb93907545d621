"""Every operation by its name."""

from collections.abc import Callable

from local_telegram.operations import belonging, doing, looking, sending, steering
from local_telegram.operations.asked import Json
from local_telegram.world import World

OPERATIONS: dict[str, Callable[[World, Json], Json]] = {
    operation.__name__: operation
    for operation in (
        belonging.add_person, belonging.add_group, belonging.block, belonging.unblock, belonging.invite,
        belonging.put_out, doing.say, doing.tap, doing.forward, doing.edit, doing.delete, doing.open_app,
        sending.send_file, sending.send_location, sending.send_contact, sending.send_app_data,
        looking.answer, looking.transcript, looking.state, looking.pending, looking.calls,
        steering.move_clock, steering.add_fault, steering.remove_fault,
    )
}  # fmt: skip
