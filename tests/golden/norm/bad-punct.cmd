spean-norm --punct search
