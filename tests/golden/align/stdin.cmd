printf '%s\n' 'Two ministers met.' 'They spoke of 3 roads and 15 bridges.' 'It rained.' 'The work ends in 2021, they said.' >en.txt
printf '%s\n' 'រដ្ឋមន្ត្រីពីររូបបានជួបគ្នា។' 'ពួកគេបាននិយាយពីផ្លូវ៣។' 'និងស្ពាន១៥។' 'ពួកគេថាការងារនឹងចប់នៅឆ្នាំ២០២១។' >km.txt
spean-align en.txt - <km.txt | cut -f 1-4
