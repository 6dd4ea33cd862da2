# marks without a base, code points that are not assigned, private ones
printf 'ា្ម ៈ់ \314\201\314\247 \340\241\277 \363\260\200\200\n' | spean-norm -l km | od -An -tx1
