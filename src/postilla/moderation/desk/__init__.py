"""The desk: what waits for whom, what stands on a card, who may decide it, and the numbers of it all.

`rights` says who may do what, in one place for every decision. `settle` is the one way in for a decision made at the
desk: it refuses what is not theirs to decide, and what somebody else decided since they looked. The rest reads.
"""
