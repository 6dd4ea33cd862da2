printf 'caf\351\n' | spean-conv --from iso-8859-1
