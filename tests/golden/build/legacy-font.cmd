mkdir en km
echo 'This page has a counterpart, but in the letters of an old font.' >en/a.txt
echo 'RBHraCaNacRkkm<úCa Cati sasna RBHmhakSRt sRmab;Es,kexµA, RbeTskm<úCa' >km/a.txt
spean build -o tm.db en km >/dev/null
