printf 'Un caf\351 serr\351.\n' >a; spean-conv a
