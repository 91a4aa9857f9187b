import pytest
from tests.intake.conftest import bench  # noqa
from tests.intake import test_mutants as m
import time
def test_many(bench):
    end=time.time()+420
    n=0
    for seed in range(1000,3000):
        m.test_text_of_the_parts.__wrapped__(bench,seed) if hasattr(m.test_text_of_the_parts,'__wrapped__') else m.test_text_of_the_parts(bench,seed)
        m.test_bytes_of_the_file(bench,seed)
        n+=45
        if time.time()>end: break
    print('mutants',n)
