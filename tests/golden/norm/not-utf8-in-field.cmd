# the byte is counted in the field; surrogates and long forms are not UTF-8
printf 'x\tab\340\200\200\nx\t\355\240\200\nx\tc  d\n' | spean-norm -k 2 >out.txt
status=$?
od -An -c out.txt
exit $status
