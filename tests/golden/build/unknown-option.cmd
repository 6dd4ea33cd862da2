spean --frobnicate
