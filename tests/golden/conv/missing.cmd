spean-conv no-such-file
