printf 'caf\351 l\222eau\n' >a; spean-conv -f windows-1252 a
