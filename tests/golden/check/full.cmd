printf '74 came.\tមក៧៦នាក់។\n' | spean-check >/dev/full
