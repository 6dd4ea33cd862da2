: >a; spean-conv a
