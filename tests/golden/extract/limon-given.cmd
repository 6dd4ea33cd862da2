printf '<p>RBHraCaNacRkkm&lt;\372Ca sRmab;Es,kex\265A <font face=Arial>Phnom Penh</font> )an.</p><p>k\361\372gRsuk;eyIg</p>\n' >a.html
printf 'sRmab;Es,kex\265A\n\nk\361\372gRsuk;eyIg.\n' >b.txt
spean-extract -f limon a.html b.txt
