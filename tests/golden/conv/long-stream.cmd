awk 'BEGIN { for (i = 0; i < 40000; i++) printf "\341\236\200 %d\n", i }' >a; spean-conv <a | cmp - a && echo same
