"""Why a file is not read, said inside the room in plain words that also cross the pipe of a child."""

from typing import NoReturn

from templates.codes import Code

SAVE_AS, SEND_OURS, FILL_OURS = "todo_save_as", "todo_send_ours", "todo_fill_ours"
UNPACK, FILE_ITSELF = "todo_unpack", "todo_file_itself"


class RefusedError(Exception):
    """The file is turned away: a code, the phrases of what is wrong and what to do, and plain facts."""

    def __init__(self, code: Code, what: str = "", todo: str = "", **plain: str) -> None:
        """Keep the keys of both phrases and the plain facts."""
        super().__init__(code, what)
        self.code = code
        self.what = what
        self.todo = todo
        self.plain = plain


def damaged(what: str = "bad_part") -> NoReturn:
    """Refuse a file that is broken or cut short."""
    raise RefusedError(Code.DAMAGED, what)


def unsafe(what: str, todo: str = FILL_OURS) -> NoReturn:
    """Refuse a file that holds what no return may hold."""
    raise RefusedError(Code.UNSAFE_CONTENT, what, todo)


def other(what: str, todo: str = SAVE_AS) -> NoReturn:
    """Refuse a file of another format that a person can open and save as a workbook."""
    raise RefusedError(Code.WRONG_FORMAT, what, todo)


def no_workbook(what: str, todo: str = "") -> NoReturn:
    """Refuse a file that is no workbook at all; without ``todo`` the unit has to send it again."""
    raise RefusedError(Code.NOT_A_WORKBOOK, what, todo)
