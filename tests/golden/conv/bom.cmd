printf '\357\273\277text\n' >a; spean-conv a -
