printf '%s\n' 'Two ministers met.' 'They spoke of 3 roads in the north, and of 15 bridges that will be built next year.' 'It rained.' 'The work ends in 2021, they said.' >en.txt
printf '%s\n' 'រដ្ឋមន្ត្រីពីររូបបានជួបគ្នា។' 'ពួកគេបាននិយាយពីផ្លូវ៣ខ្សែនៅភាគខាងជើង។' 'ពួកគេនិយាយទៀតថា ស្ពានចំនួន១៥នឹងត្រូវសាងសង់នៅឆ្នាំក្រោយ។' 'ពួកគេថាការងារនឹងចប់នៅឆ្នាំ២០២១។' >km.txt
spean-align -f beads en.txt km.txt
