printf 'a b\n' | spean-word -d "$(printf '\377')"
