"""What things cost: price lines to whole øre, by year, in three views, divided among what they pay for.

`ledger` reckons every price line of a registry once; `dimensions` says how it may be added up, `tables` adds it up.
Amounts are whole øre, so that sums are exact; what could not be reckoned is named beside them.
"""
