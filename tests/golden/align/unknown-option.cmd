spean-align --nothing a b
