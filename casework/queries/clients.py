"""SELECTs about clients and their code names."""

from sqlalchemy import select

from casework.code_names import CodeName
from casework.models import Client, CodeNameGiven, Trajectory
from foundation.storage import Store


def names_given(store: Store, organisation_id: int) -> set[CodeName]:
    """Every code name ever given out in an organisation."""
    given = select(CodeNameGiven.word, CodeNameGiven.number).where(CodeNameGiven.organisation_id == organisation_id)
    return {CodeName(row.word, row.number) for row in store.execute(given)}


def words_of_coach(store: Store, coach_id: int) -> set[str]:
    """The words of the clients a coach walks or walked with, in every organisation."""
    walks = select(Client.code_word).join(Trajectory, Trajectory.client_id == Client.id)
    return set(store.scalars(walks.where(Trajectory.coach_id == coach_id).distinct()))


def words_of_organisation(store: Store, organisation_id: int) -> set[str]:
    """The words of every client of an organisation."""
    return set(store.scalars(select(Client.code_word).where(Client.organisation_id == organisation_id).distinct()))


def called(store: Store, organisation_id: int, name: CodeName) -> Client | None:
    """The client of this organisation with this code name."""
    return store.scalars(
        select(Client).where(
            Client.organisation_id == organisation_id, Client.code_word == name.word, Client.code_number == name.number
        )
    ).one_or_none()


def has_trajectory(store: Store, client: Client) -> bool:
    """Whether anybody still walks or walked with her."""
    return store.scalar(select(Trajectory.id).where(Trajectory.client_id == client.id).limit(1)) is not None
