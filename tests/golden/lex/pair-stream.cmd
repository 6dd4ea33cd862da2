printf "a.html\tb.html\t1.1\t1.1\t0.9000\tHouse.\tផ្ទះ។\na.html\tb.html\t1.2\t-\t0.5000\tTree.\t\n" | spean-lex train -s en -t km -p .5 -
