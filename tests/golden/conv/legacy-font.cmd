printf 'RBHraCaNacRkkm<\303\272Ca k\303\261\303\272gRsuk;eyIg\n' >a; spean-conv a
