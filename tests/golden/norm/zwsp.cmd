# between clusters; within one; beside a space; in other text
text='ក\342\200\213ខ ក\342\200\213\341\236\266 ក\342\200\213 ខ a\342\200\213b\n'
for lang in km en und; do
	printf "$text" | spean-norm -l $lang | sed "s/$(printf '\342\200\213')/|/g"
done
printf "$text" | spean-norm -l km --zwsp drop | sed "s/$(printf '\342\200\213')/|/g"
