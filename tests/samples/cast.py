"""How the two people of the talk look."""

from tests.samples.body import Clothes
from tests.samples.dialogue import GUEST, HOST
from tests.samples.people import Looks

LOOKS = {
    HOST: Looks(
        mirrored=False,
        hair=(0.52, 0.31, 0.2),
        hair_light=0.86,
        skin=(1.02, 0.98, 0.95),
        slim=0.12,
        lipstick=(0.95, 0.72, 0.74),
    ),
    GUEST: Looks(
        mirrored=True,
        hair=(0.34, 0.27, 0.23),
        hair_light=0.62,
        skin=(0.93, 0.85, 0.77),
        slim=0.85,
        broad_jaw=0.08,
        beard=True,
        glasses=True,
    ),
}

CLOTHES = {
    HOST: Clothes(outer=(0.66, 0.42, 0.20), inner=(0.62, 0.39, 0.18), jacket=False),
    GUEST: Clothes(outer=(0.15, 0.20, 0.29), inner=(0.58, 0.57, 0.55), jacket=True),
}
