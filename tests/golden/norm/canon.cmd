# subscript typed behind the vowel, vowel in parts, NBSP, ligature, NFC
printf 'ព\341\236\266\341\237\222ម ទ\341\237\201\341\236\270ក\302\240 \357\254\201ne cafe\314\201 “A’s” – B\n' | spean-norm -l km
