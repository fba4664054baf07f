"""How long work takes, told so that a busy machine fails no test."""

import gc
import time

TRIES = 3


def seconds(work, *given):
    """Processor time of one run, without the garbage collector: what it costs depends on what other tests left behind."""
    gc.disable()
    try:
        begun = time.process_time()
        work(*given)
        return time.process_time() - begun
    finally:
        gc.enable()


def takes_at_most(bound, work, *, than, slack=0.0):
    """Whether `work` takes no more than `bound` times as long as `than`, and `slack` seconds.

    One of three tries is enough: work that grows too fast fails all of them, a machine that stumbles only some.
    """
    return any(seconds(work) <= bound * seconds(than) + slack for _ in range(TRIES))
