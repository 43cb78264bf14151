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
    # All that the initialisers touch; without optimisation they call a second
    # function and name the section of the object that they make. Only the
    # sections in which they may lie are read: with a section for every template,
    # objdump would take seconds to read the whole object.
    sections=$(echo "$headers" | awk '
      $2 ~ /^\.text(\.startup.*|\._GLOBAL__sub_I_.*|\._Z41__static_init.*)?$/ { print "-j", $2 }')
    # shellcheck disable=SC2086  # One word each.
    touched=$(objdump -dr $sections --no-show-raw-insn "$object" |
      awk '/^$/ { on = 0 } /<_GLOBAL__sub_I_|<_Z41__static_init/ { if (/>:$/) on = 1 } on' |
      grep R_X86_64)
    if ! echo "$touched" | grep -q '_ZNSt8ios_base4InitC1Ev'; then
      echo "$object: has initialisers that this test cannot read" >&2
      status=1
    fi
    if echo "$touched" |
      grep -vE '_ZNSt8ios_base4Init[CD]1Ev|_ZStL8__ioinit|\.bss|__dso_handle|__cxa_atexit|_Z41__static_init'; then
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
