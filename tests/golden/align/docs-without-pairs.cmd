spean-align -D a b
