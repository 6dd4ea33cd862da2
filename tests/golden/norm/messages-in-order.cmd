# what is said of a record stands behind what the records before became
for more in '' -u; do
	printf 'a  b\nc  \377\nd  e\n\376\n' | spean-norm -v $more 2>&1 |
	    od -An -c
done
