spean --version | sed "s/ [0-9.]*$//"; spean -h | head -n 1; spean norm --version | sed "s/ [0-9.]*$//"
