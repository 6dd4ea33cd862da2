spean-align -f xml a b
