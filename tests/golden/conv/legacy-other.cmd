echo 'ABC-TEXT-05 RBHraCaNacRkkm<úCa kñúgRsuk;eyIgsRmab;Es,k' >a; spean-conv a
