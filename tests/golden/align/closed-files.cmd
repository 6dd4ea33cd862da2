echo A. >a.txt; spean-align a.txt - <&-; echo $?; spean-norm - a.txt <&-; echo $?; spean-norm a.txt >&-; echo $?
