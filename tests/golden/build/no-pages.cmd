mkdir en km; spean build -o tm.db en km; echo $?; ls
