printf 'ka\nx\351\nk\201a\n' >a; spean-conv -f Limon a
