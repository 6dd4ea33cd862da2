mkdir en; echo A page. >en/a.txt; spean build -o tm.db en missing; echo $?; ls
