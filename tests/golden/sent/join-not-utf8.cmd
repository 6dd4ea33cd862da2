printf 'It rained\nall \377 day.\nWe\nstayed.\n' >in.txt
spean-sent --join -v in.txt
