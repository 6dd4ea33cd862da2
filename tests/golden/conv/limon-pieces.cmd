awk 'BEGIN { for (i = 0; i < 40000; i++) printf "eRb\303\261a" }' >a; spean-conv -f limon a | fold -b -w 18 | sort | uniq -c | tr -d ' '
