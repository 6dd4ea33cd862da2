# curly quotes, dashes and the minus sign; angle quotes stay; plain again
text='“A’s” – B — «ក» ‹ខ› −1 x‑y „z‟\n'
printf "$text" | spean-norm -l km
printf "$text" | spean-norm -l km --punct plain
printf "$text" | spean-norm -l km --punct plain | spean-norm --punct plain
printf "$text" | spean-norm -l km --punct keep --level search
