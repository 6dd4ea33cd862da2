printf 'one\ntwo \377 \377\n' >a; printf 'good\n' >b; spean-conv -f utf-8 a b
