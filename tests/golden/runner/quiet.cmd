# No input, no output, status 0: a case of one file.
cat
