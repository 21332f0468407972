"""Text that procurements of one run share: how much, with whom, what was left over and what was changed in it.

`units.held_by` takes what a procurement is compared by, `findings.Comparison` compares. Nothing is imported here: most
runs compare nothing.
"""
