spean-norm </dev/null
printf '\n\n' | spean-norm
