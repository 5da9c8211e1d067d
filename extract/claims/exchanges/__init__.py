"""Exchanges: who let go whom, in return for whom.

Each count of people in an exchange passage is read as a small set of constraints (who holds them, who owns them, who is the
subject of the verb, who receives them, on which side of "in return for" they stand); the constraints of a passage are then
solved for two sides. `reader` leads; `passages` finds the sentences, `returns` and `bargains` tell which let people go in return for something, `parties`
and `betweens` find the partners, `legs` the counts, `holders` and `verbs` the evidence of who lets them go, `sharing` the counts of
both sides, `solving` the sides, `gifts` and `payments` what is given that is no people. The words stand in `extract/lexicon/exchanges.yml`.
"""
