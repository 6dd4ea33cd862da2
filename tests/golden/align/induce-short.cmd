printf '%s\n' 'Two ministers met.' 'They spoke of 3 roads in the north, and of 15 bridges that will be built next year.' 'It rained.' 'The work ends in 2021, they said.' >en.txt
printf '%s\n' 'រដ្ឋមន្ត្រីពីររូបបានជួបគ្នា។' 'ពួកគេបាននិយាយពីផ្លូវ៣ខ្សែនៅភាគខាងជើង។' 'ពួកគេនិយាយទៀតថា ស្ពានចំនួន១៥នឹងត្រូវសាងសង់នៅឆ្នាំក្រោយ។' 'ពួកគេថាការងារនឹងចប់នៅឆ្នាំ២០២១។' >km.txt
for m in none ""; do
	spean-align ${m:+-m "$m"} en.txt km.txt >first
	spean-align ${m:+-m "$m"} --induce en.txt km.txt | cmp first - && echo the same
done
: >empty
spean-align --induce empty empty
