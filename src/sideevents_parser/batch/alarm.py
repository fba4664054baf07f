"""An alarm that ends this process, whatever the interpreter is doing: also in the middle of a regular expression.

The kernel's timer where there is one. Elsewhere a thread of ``faulthandler``, which looks at the frames of the others
while they run, and may end the process by a fault instead.
"""

import faulthandler
import signal
from typing import Final

_TIMER: Final = hasattr(signal, "setitimer")
EXIT_CODE: Final = -signal.SIGALRM if _TIMER else 1
"""How a process ends that outran its alarm."""


def set_to(seconds: float) -> None:
    """End the process in so many seconds, unless it is set anew or off by then."""
    if _TIMER:
        signal.signal(signal.SIGALRM, signal.SIG_DFL)  # whoever started it may have it ignored
        signal.setitimer(signal.ITIMER_REAL, seconds)
    else:
        faulthandler.dump_traceback_later(seconds, exit=True)


def off() -> None:
    """Let the process live."""
    if _TIMER:
        signal.setitimer(signal.ITIMER_REAL, 0)
    else:
        faulthandler.cancel_dump_traceback_later()
