#!/usr/bin/env bash
# What only a process shows: exit statuses, pipes, signals, standard streams.
set -u
summarize=$PWD/$1
news=$PWD/$2
cd "$TEST_TMPDIR" || exit 1
failures=0

# expect NAME WANT GOT
expect() {
  if [[ $2 != "$3" ]]; then
    echo "FAILED: $1: expected '$2', got '$3'" >&2
    failures=$((failures + 1))
  fi
}

line='{"id":"a","body":"The council of Oslo met on Monday."}'

"$summarize" digest "$news" >out 2>err
expect 'digest of a folder' 0 $?
expect 'nothing on stderr' '' "$(cat err)"
expect 'heading' 'WHAT IS NEW' "$(head -n 1 out)"

"$summarize" digest none.txt >out 2>err
expect 'missing file' 1 $?
expect 'missing file: stderr' 'summarize: none.txt: No such file or directory' "$(cat err)"
"$summarize" digest >out 2>err
expect 'no path' 2 $?
"$summarize" --version >out
expect 'version' 0 $?

# Each line is answered before the next one comes.
mkfifo in answers
"$summarize" articles - <in >answers &
pid=$!
exec 3>in 4<answers
echo "$line" >&3
if ! read -r -t 30 answer <&4; then answer=none; fi
expect 'answered at once' '{"articleId":"a"' "${answer%%,*}"
exec 3>&- 4<&-
wait "$pid"
expect 'stream ends' 0 $?

# A reader that goes away is no crash and no message.
seq 3000 | sed 's/.*/{"id":"&","body":"The council of Oslo met on Monday & times."}/' >many.jsonl
"$summarize" sentences many.jsonl 2>err | head -n 1 >/dev/null
expect 'closed pipe' 1 "${PIPESTATUS[0]}"
expect 'closed pipe: stderr' '' "$(cat err)"

if [[ -c /dev/full ]]; then
  "$summarize" digest "$news" >/dev/full 2>err
  expect 'full disk' 1 $?
  expect 'full disk: stderr' 'summarize: standard output: No space left on device' "$(cat err)"
fi

# A closed standard output must not become some other file.
echo "$line" >one.jsonl
"$summarize" articles --history=history one.jsonl >&- 2>err
expect 'closed stdout' 1 $?
expect 'closed stdout: no history' 'no' "$([[ -e history ]] && echo yes || echo no)"

"$summarize" digest --output=/dev/stdout --format=json one.jsonl >>redirected
expect '--output=/dev/stdout' 0 $?
expect '--output=/dev/stdout: result' '{' "$(head -n 1 redirected)"

# A killed run leaves what the next one needs, and the next one finishes it.
"$summarize" articles --history=whole --output=whole.out many.jsonl
expect 'whole run' 0 $?
"$summarize" articles --history=killed --checkpoint=50 --output=killed.out many.jsonl &
pid=$!
while kill -0 "$pid" && ! [[ -e killed.position ]]; do sleep 0.01; done
kill -KILL "$pid"
wait "$pid" 2>/dev/null
"$summarize" articles --history=killed --checkpoint=50 --output=killed.out many.jsonl 2>err
expect 'rest of a killed run' 0 $?
cmp whole killed
expect 'same history' 0 $?
cmp whole.out killed.out
expect 'same output' 0 $?
expect 'no position left' 'no' "$([[ -e killed.position ]] && echo yes || echo no)"

((failures == 0))
