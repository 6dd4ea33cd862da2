printf 'eRbI RBHraCaNacRkkm<\372Ca k\361\372gRsuk;eyIg bBa\251\332l sRmab;Es,kex\265A)an\n' >a; spean-conv a
