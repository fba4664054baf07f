"""Many pages: the kernel that turns a batch of them into rows, and what runs it on one machine or on many.

``kernel.parse_batch`` is pure and knows no engine. Everything here needs ``pip install "sideevents-parser[batch]"``,
but for ``command``, which the command line imports.
"""
