#!/bin/sh
# Linking the library runs nothing of ours before main(), and brings nothing that
# prints. Excepted are protobuf's generated code, which registers its messages,
# and std::ios_base::Init: headers of Abseil and protobuf include <iostream>.
#
# usage: objects_test.sh OBJECT…
set -u
status=0
count=0
for object in "$@"; do
  case $object in *.pb.o | *.pb.pic.o) continue ;; esac
  count=$((count + 1))
  headers=$(objdump -h "$object")
  if echo "$headers" | grep -E ' \.(ctors|preinit_array)'; then
    echo "$object: has dynamic initialisers" >&2
    status=1
  fi
  if echo "$headers" | grep -q ' \.init_array'; then
    # All that the initialiser touches.
    touched=
    for section in $(echo "$headers" | grep -oE ' \.text\.startup[^ ]*'); do
      touched="$touched
$(objdump -drC --no-show-raw-insn -j "$section" "$object" | grep R_X86_64)"
    done
    if ! echo "$touched" | grep -q 'std::ios_base::Init::Init()'; then
      echo "$object: has initialisers that this test cannot read" >&2
      status=1
    fi
    if echo "$touched" | grep R_X86_64 |
      grep -vE 'std::ios_base::Init::|_ZStL8__ioinit|__dso_handle|__cxa_atexit'; then
      echo "$object: has dynamic initialisers" >&2
      status=1
    fi
  fi
  if nm -C --undefined-only "$object" |
    grep -E ' U (std::(cout|cerr|clog|wcout|wcerr)$|stdout$|stderr$|(v?printf|puts|putchar|perror|__v?printf_chk)$)'; then
    echo "$object: prints" >&2
    status=1
  fi
done
if [ "$count" -lt 40 ]; then
  echo "only $count objects: the test is broken" >&2
  status=1
fi
echo "$count objects"
exit "$status"
