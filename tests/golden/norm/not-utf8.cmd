printf 'a  b\nc  \377\nd  e\n' >in.txt
spean-norm in.txt >out.txt
status=$?
od -An -c out.txt
exit $status
