printf 'RBHraCaNacRkkm<\372Ca\nbBa\251\332l 3>5\n' >a; printf 'esuIb ex\302\265A\n' >b; spean-conv -f limon a b
