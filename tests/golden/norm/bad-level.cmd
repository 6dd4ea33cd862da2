spean-norm --level skeleton
