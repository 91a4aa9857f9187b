"""The whole corpus, room by room."""

from tests.corpus.archives import HONEST
from tests.corpus.archives import LIES
from tests.corpus.case import Case
from tests.corpus.files import FILES
from tests.corpus.identity import IDENTITY
from tests.corpus.locks import FORMULAS
from tests.corpus.locks import LOCKS
from tests.corpus.look import LOOK
from tests.corpus.markup import ALLOWED
from tests.corpus.markup import BROKEN
from tests.corpus.markup import ENTITIES
from tests.corpus.structure import LINES
from tests.corpus.structure import SHEETS
from tests.corpus.values import MONEYS
from tests.corpus.values import OTHERS

ALL: tuple[Case, ...] = (
    *(*FILES, *LIES, *HONEST, *ENTITIES, *BROKEN, *ALLOWED, *SHEETS, *LINES),
    *(*LOCKS, *FORMULAS, *MONEYS, *OTHERS, *LOOK, *IDENTITY),
)
