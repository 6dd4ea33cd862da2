printf 'a\t1\ten\tz\n' >en; printf 'b\t1\tkm\tz\n' >km
spean-pair en km
printf 'a\t1\ten\tIn 2019.\n' >en; printf 'b\t1\tkm\tក្នុងឆ្នាំ២០១៩ ។\n' >km
spean-pair en km
