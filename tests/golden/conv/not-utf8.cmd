printf 'one\ntwo \377\nthree\n' >a; spean-conv -f utf-8 a
