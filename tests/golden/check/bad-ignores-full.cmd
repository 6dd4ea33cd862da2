printf '74 came.\tមក៧៦នាក់។\n' | spean-check --write-ignores /dev/full
