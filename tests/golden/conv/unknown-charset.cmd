echo x | spean-conv -f no-such-charset
