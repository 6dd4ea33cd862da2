spean-sent --lists join
