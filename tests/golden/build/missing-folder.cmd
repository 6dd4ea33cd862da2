mkdir en; spean build -o tm.db en missing; echo $?; ls
