printf '%s\n' 'Two ministers met.' 'It rained.' 'The work ends in 2021, they said.' >en.txt
printf '%s\n' 'រដ្ឋមន្ត្រីពីររូបបានជួបគ្នា។' 'ពួកគេថាការងារនឹងចប់នៅឆ្នាំ២០២១។' >km.txt
spean-align -f beads en.txt km.txt | cut -f 1
printf "# leave out all\\ngap-open\\t9\\ngap-on\\t9\\n" | spean-align --weights - -f beads en.txt km.txt | cut -f 1
