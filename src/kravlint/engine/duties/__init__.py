"""Sentences of agreements, read as duties: who acts, with what force, about what, with which reservation.

`reading` makes a sentence ready (its stem, its row, its parties), `clause` parts it, `force` tells how it binds to an
action, `duty` what state that leaves a duty in; `stated` and `verbless` do the same for facts and for table rows.
"""
