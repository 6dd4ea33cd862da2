printf '<p>RBHraCaNacRkkm&lt;\303\272Ca Cati sasna RBHmhakSRt k\303\261\303\272gRsuk;eyIg\n' >a.html; spean-extract a.html
