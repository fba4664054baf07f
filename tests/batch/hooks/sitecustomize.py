"""Pages that loop or crash when they are parsed. Only tests put this folder on the path of a worker."""

import os
import re
import signal
import sys
from pathlib import Path

if any("sideevents_parser.batch.worker" in word or word == "-m" for word in sys.orig_argv):
    from sideevents_parser.batch import kernel

    parse = kernel.parse

    def disturbed(text, **asked):
        if "LOOP" in text:
            while True:
                pass
        if "BACKTRACK" in text:  # a loop in C, which never lets go of the interpreter
            re.match(r"(a+)+$", "a" * 60 + "b")
        if "CRASH" in text:
            os.kill(os.getpid(), signal.SIGSEGV)
        if "ONCE" in text:  # an accident that does not happen again
            mark = Path(text.split("ONCE ")[1].split()[0])
            if not mark.exists():
                mark.touch()
                os.kill(os.getpid(), signal.SIGKILL)
        return parse(text, **asked)

    kernel.parse = disturbed
