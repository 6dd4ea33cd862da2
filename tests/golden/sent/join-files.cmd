printf 'It rained\n' >a; printf 'all day.\n' >b
spean-sent --join a b
