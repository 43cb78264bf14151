#!/usr/bin/env python3
"""Tries bad input of many kinds on the command and on the C ABI.

Prints a table with each answer. Fails where one crashes, takes more than two
seconds per megabyte (one, below half a megabyte) of one core, fails without
saying why, answers otherwise than it should or harms an output or a history
that was there before. SLACK times as many seconds are allowed: builds for tests
are not optimised, and share the machine.

usage: bad_inputs.py SUMMARIZE PROBE [SLACK]
"""

import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time

OLD = b"what was there before\n"
BODY = "The council of Oslo met on Monday to vote. The mayor said that it would close."


def varint(number):
    out = b""
    while number > 127:
        out += bytes([number & 127 | 128])
        number >>= 7
    return out + bytes([number])


def field(number, value):
    """A length-delimited field of a protobuf message."""
    value = value if isinstance(value, bytes) else value.encode()
    return varint(number << 3 | 2) + varint(len(value)) + value


def article(body, name="a", extra=b""):
    return field(1, name) + field(3, body) + extra


def timestamp(seconds, nanos=0):
    return b"\x08" + varint(seconds % 2**64) + b"\x10" + varint(nanos % 2**64)


def line(**fields):
    return json.dumps(fields).encode() + b"\n"


GOOD = line(id="a", body=BODY)
MB = 1 << 20


def options(text):
    return {"o.textproto": text, "in.jsonl": GOOD}, ["--options=o.textproto", "in.jsonl"]


def rule(pattern="x", scope="SCOPE_LINE", action="ACTION_SUPPRESS", more=""):
    text = f'name: "own" rules {{ name: "r" pattern: "{pattern}" scope: {scope} action: {action} {more} }}'
    return {"r.textproto": text, "in.jsonl": GOOD}, ["--rules=r.textproto", "in.jsonl"]


def of(content, name="in.jsonl"):
    return {name: content}, [name]


def deep(opening, closing, depth):
    return opening * depth + closing * depth


# Kind, expected exit status, (files, arguments).
COMMAND = [
    # Encodings.
    ("empty file", 0, of(b"")),
    ("only line feeds", 0, of(b"\n" * 1000)),
    ("empty text file", 0, of(b"", "a.txt")),
    ("byte order mark", 0, of(b"\xef\xbb\xbf" + GOOD)),
    ("UTF-16 JSON lines", 1, of(GOOD.decode().encode("utf-16"))),
    ("UTF-16 text", 1, of(BODY.encode("utf-16"), "a.txt")),
    ("Latin-1 text", 1, of("Malmö is here.".encode("latin-1"), "a.txt")),
    ("overlong UTF-8", 1, of(b"abc \xc0\xaf def.", "a.txt")),
    ("UTF-8 surrogate", 1, of(b"abc \xed\xa0\x80 def.", "a.txt")),
    ("UTF-8 cut short", 1, of(BODY.encode() + b"\xe2\x80", "a.txt")),
    ("bytes beyond Unicode", 1, of(b"\xf4\x90\x80\x80", "a.txt")),
    ("zero bytes", 0, of(b"a\0b. " * 1000, "a.txt")),
    ("zero bytes in JSON", 1, of(b"\0" * 100)),
    ("carriage returns only", 0, of(b"One.\rTwo.\r" * 1000, "a.txt")),
    ("control characters", 0, of(bytes(range(1, 32)) * 100, "a.txt")),
    ("terminal escapes", 0, of("\x1b[2J\x1b]0;x\x07 Hello there. ".encode() * 100, "a.txt")),
    ("bidirectional overrides", 0, of("\u202eThe council met.\u202c ".encode() * 1000, "a.txt")),
    ("a gzip file", 1, of(b"\x1f\x8b\x08\0\0\0\0\0\0\x03" + bytes(range(256)), "a.txt")),
    # Sizes.
    ("1 MB in one word", 0, of(b"a" * MB, "a.txt")),
    ("1 MB of one sentence", 0, of((b"The council of Oslo met to vote. " * 32000)[:MB], "a.txt")),
    ("1 MB of one sentence, a stream", 0, of(line(id="a", body=(BODY + " ") * 6000) + line(id="b", body=(BODY + " ") * 6000)), "articles"),
    ("1 MB of lines", 0, of(b"a word\n" * (MB // 7), "a.txt")),
    ("1 MB of full stops", 0, of(b". " * (MB // 2), "a.txt")),
    ("1 MB of opening quotes", 0, of("“".encode() * (MB // 3), "a.txt")),
    ("1 MB of combining marks", 0, of("\u0301".encode() * (MB // 2), "a.txt")),
    ("1 MB of bylines", 0, of(b"By Ann Lee\n" * (MB // 11), "a.txt")),
    ("1 MB of digits", 0, of(b"1,234." * (MB // 6), "a.txt")),
    ("article over the limit", 1, of(b"a b. " * (17 * MB // 5), "a.txt")),
    ("JSON article over the limit", 1, of(line(id="a", body="a b. " * (17 * MB // 5)))),
    ("too many sentences", 1, of(b"It met. " * 250000, "a.txt")),
    ("id of 1 MB", 0, of(line(id="a" * MB, body=BODY))),
    ("title of 1 MB", 0, of(line(id="a", title="The " * (MB // 4), body=BODY))),
    ("20,000 articles of one word", 0, of(b"".join(line(id=str(i), body="x") for i in range(20000)))),
    ("one figure in 10,000 versions", 0, of(b"".join(
        line(id=str(i), body=f"The council of Oslo raised {i} dollars on Monday for harbours.") for i in range(10000)))),
    # JSON lines.
    ("not JSON", 1, of(b"hello\n")),
    ("JSON cut short", 1, of(GOOD[:-5])),
    ("JSON array", 1, of(b"[1,2]\n")),
    ("two objects on a line", 1, of(GOOD[:-1] + GOOD)),
    ("wrong type", 1, of(b'{"id":"a","body":7}\n')),
    ("key twice", 0, of(b'{"id":"a","body":"x","body":"y"}\n')),
    ("unknown key", 0, of(b'{"id":"a","body":"It met.","other":[{"x":null}]}\n')),
    ("10,000 nested arrays", 1, of(b'{"id":"a","x":' + deep(b"[", b"]", 10000) + b"}\n")),
    ("lone surrogate escape", 1, of(b'{"id":"a","body":"\\ud800"}\n')),
    ("number out of range", 1, of(b'{"id":"a","body":"x","date":1e999}\n')),
    ("no date", 1, of(b'{"id":"a","body":"x","date":"yesterday"}\n')),
    ("year 10000", 1, of(b'{"id":"a","body":"x","date":"10000-01-01T00:00:00Z"}\n')),
    ("no body", 1, of(b'{"id":"a"}\n')),
    ("same id twice", 1, of(GOOD + GOOD)),
    ("same id twice, passed over", 0, ({"in.jsonl": GOOD + GOOD}, ["--skip_bad", "in.jsonl"])),
    ("all lines bad, passed over", 0, ({"in.jsonl": b"x\n" * 10000}, ["--skip_bad", "in.jsonl"])),
    # Protobuf.
    ("damaged binpb", 1, of(b"\x0a\xff\xff\xff\xff\x0f", "a.binpb")),
    ("binpb cut short", 1, of(field(1, article(BODY))[:-3], "a.binpb")),
    ("binpb of random bytes", 1, of(random.Random(1).randbytes(10000), "a.binpb")),
    ("binpb of nested groups", 1, of(b"\x1b" * 100000, "a.binpb")),
    ("binpb string not UTF-8", 1, of(field(1, article(b"\xff\xfe")), "a.binpb")),
    ("binpb time out of range", 1, of(field(1, article(BODY, extra=field(6, timestamp(2**62)))), "a.binpb")),
    ("textproto with a mistake", 1, of(b"articles { id: }", "a.textproto")),
    ("textproto unknown field", 1, of(b"articles { colour: 1 }", "a.textproto")),
    ("textproto of 100,000 braces", 1, of(deep(b"{", b"}", 100000), "a.textproto")),
    ("textproto string not UTF-8", 1, of(b'articles { id: "a" body: "\xff" }', "a.textproto")),
    # Rules and options.
    ("pattern with a mistake", 1, rule("(a")),
    ("pattern too large", 1, rule("((a{100}){100}){100}")),
    ("pattern of exploding states", 0, rule("(a|b)*a(a|b){10}")),
    ("pattern too long", 1, rule("a" * 20000)),
    ("1,500 nested groups", 0, rule("(" * 1500 + ")" * 1500)),
    ("pattern not UTF-8", 1, ({"r.textproto": b'name: "o" rules { name: "r" pattern: "\\377" scope: SCOPE_LINE action: ACTION_SUPPRESS }', "in.jsonl": GOOD}, ["--rules=r.textproto", "in.jsonl"])),
    ("no scope", 1, rule(scope="SCOPE_UNSPECIFIED")),
    ("action that does not fit", 1, rule(action="ACTION_STRIP")),
    ("weight not a number", 1, rule(scope="SCOPE_SENTENCE", action="ACTION_BOOST", more="weight: nan")),
    ("extract without group", 1, rule(action="ACTION_EXTRACT")),
    ("name of a built-in rule", 0, rule()),
    ("10,001 rules", 1, ({"r.textproto": 'name: "own"' + "".join(
        f'rules {{ name: "r{i}" pattern: "x{i}" scope: SCOPE_LINE action: ACTION_SUPPRESS }}' for i in range(10001)), "in.jsonl": GOOD}, ["--rules=r.textproto", "in.jsonl"])),
    ("options with a mistake", 1, options("explain: maybe")),
    ("weight out of range", 1, options("weights { lead: -1 }")),
    ("unknown disabled rule", 1, options('disabled_rules: "none"')),
    ("too many threads", 1, options("threads: 100000")),
    ("negative budget", 1, options("article_budget { max_words: -1 }")),
    ("ratio not a number", 1, options("article_budget { ratio: nan }")),
    ("endless options file", 1, ({"in.jsonl": GOOD}, ["--options=/dev/zero", "in.jsonl"])),
    # Flags and paths.
    ("no verb", 2, ({}, None)),
    ("unknown flag", 2, ({"in.jsonl": GOOD}, ["--colour=red", "in.jsonl"])),
    ("two budgets", 2, ({"in.jsonl": GOOD}, ["--sentences=1", "--words=2", "in.jsonl"])),
    ("number with letters", 2, ({"in.jsonl": GOOD}, ["--sentences=3x", "in.jsonl"])),
    ("number too large", 2, ({"in.jsonl": GOOD}, ["--sentences=99999999999999999999", "in.jsonl"])),
    ("negative number", 2, ({"in.jsonl": GOOD}, ["--sentences=-1", "in.jsonl"])),
    ("unknown format", 2, ({"in.jsonl": GOOD}, ["--format=pdf", "in.jsonl"])),
    ("language with odd bytes", 0, ({"in.jsonl": GOOD}, ["--language=x\x01y", "in.jsonl"])),
    ("no such file", 1, ({}, ["none.jsonl"])),
    ("unknown ending", 1, of(BODY, "a.doc")),
    ("a folder named as a file", 1, ({"d.jsonl/x.doc": b""}, ["d.jsonl/x.doc"])),
    ("path not UTF-8", 1, ({}, [b"\xff.jsonl"])),
    ("output in no folder", 1, ({"in.jsonl": GOOD}, ["--output=none/out", "in.jsonl"])),
    ("output is a folder", 1, ({"in.jsonl": GOOD, "d/x": b""}, ["--output=d", "in.jsonl"])),
    ("full disk", 1, ({"in.jsonl": GOOD}, ["--output=/dev/full", "in.jsonl"])),
    ("read-only folder", 1, ({"in.jsonl": GOOD}, ["--output=/proc/out", "in.jsonl"])),
    # Histories.
    ("history of random bytes", 1, ({"h": random.Random(2).randbytes(1000), "in.jsonl": GOOD}, ["--history=h", "in.jsonl"]), "articles"),
    ("history cut short", 1, ({"h": "HISTORY:cut", "in.jsonl": GOOD}, ["--history=h", "in.jsonl"]), "articles"),
    ("history with a flipped bit", 1, ({"h": "HISTORY:flip", "in.jsonl": GOOD}, ["--history=h", "in.jsonl"]), "articles"),
    ("history of other options", 1, ({"h": "HISTORY:", "in.jsonl": GOOD}, ["--history=h", "--language=xx", "in.jsonl"]), "articles"),
    ("empty history file", 1, ({"h": b"", "in.jsonl": b"x\n"}, ["--history=h", "in.jsonl"]), "articles"),
    ("history is a folder", 1, ({"h/x": b"", "in.jsonl": GOOD}, ["--history=h", "in.jsonl"]), "articles"),
    ("endless history", 1, ({"in.jsonl": GOOD}, ["--history=/dev/zero", "in.jsonl"]), "articles"),
    ("position of another input", 1, ({"h": "HISTORY:", "h.position": b'{"history":"none"}\n', "in.jsonl": GOOD}, ["--history=h", "in.jsonl"]), "articles"),
    ("bad article after good ones", 1, ({"h": "HISTORY:", "in.jsonl": line(id="z", body=BODY) + b"x\n"}, ["--history=h", "in.jsonl"]), "articles"),
]

# Kind, call, expected code, message, history.
ABI = [
    ("NULL article with a size", "summarize", "INVALID_ARGUMENT", "null"),
    ("empty article", "summarize", "INVALID_ARGUMENT", b""),
    ("random bytes", "summarize", "INVALID_ARGUMENT", random.Random(3).randbytes(1000)),
    ("article cut short", "summarize", "INVALID_ARGUMENT", article(BODY)[:-1]),
    ("body not UTF-8", "summarize", "INVALID_ARGUMENT", article(b"\xff")),
    ("title not UTF-8", "summarize", "INVALID_ARGUMENT", article(BODY, extra=field(2, b"\xc3"))),
    ("id not UTF-8", "summarize", "INVALID_ARGUMENT", article(BODY, name=b"\x80")),
    ("no id", "summarize", "INVALID_ARGUMENT", field(3, BODY)),
    ("nanoseconds out of range", "summarize", "INVALID_ARGUMENT", article(BODY, extra=field(6, timestamp(0, 2**30)))),
    ("time out of range", "observe", "INVALID_ARGUMENT", article(BODY, extra=field(6, timestamp(-2**62)))),
    ("unknown fields", "summarize", "OK", article(BODY, extra=field(1000, b"x" * 1000))),
    ("17 MB body", "summarize", "RESOURCE_EXHAUSTED", article("a b. " * (17 * MB // 5))),
    ("no engine", "no_engine", "INVALID_ARGUMENT", article(BODY)),
    ("no history to observe into", "observe_nowhere", "INVALID_ARGUMENT", article(BODY)),
    ("no place for the engine", "create_nowhere", "INVALID_ARGUMENT", b""),
    ("corpus with an id twice", "corpus", "INVALID_ARGUMENT", field(1, article(BODY)) * 2),
    ("empty corpus", "corpus", "OK", b""),
    ("corpus of empty articles", "corpus", "INVALID_ARGUMENT", field(1, b"") * 1000),
    ("options of random bytes", "create", "INVALID_ARGUMENT", random.Random(4).randbytes(100)),
    ("options with a bad pattern", "create", "INVALID_ARGUMENT", field(6, field(1, "o") + field(3, field(1, "r") + field(2, "(a") + b"\x18\x01\x20\x01"))),
    ("nested options beyond depth", "create", "INVALID_ARGUMENT", b"\x33" * 100000),
    ("history of random bytes", "load", "DATA_LOSS", random.Random(5).randbytes(1000)),
    ("empty history bytes", "load", "DATA_LOSS", b""),
    ("history cut short", "load", "DATA_LOSS", "HISTORY:cut"),
    ("history with a flipped bit", "load", "DATA_LOSS", "HISTORY:flip"),
    ("history of a newer format", "load", "DATA_LOSS", b"\x08\x63"),
    ("merge of other options", "merge", "FAILED_PRECONDITION", "HISTORY:other", "HISTORY:"),
    ("history of other options as past", "summarize", "FAILED_PRECONDITION", article(BODY), "HISTORY:other"),
    ("Zstandard bomb", "load", "DATA_LOSS", "HISTORY:bomb"),
]


class Tester:
    def __init__(self, summarize, probe, slack):
        self.slack = slack
        self.summarize = os.path.abspath(summarize)
        self.probe = os.path.abspath(probe)
        self.rows = []
        self.failures = []
        self.times = []
        self.histories = {}
        self.work = None

    def make_histories(self, folder):
        for name, flags in (("", []), ("other", ["--language=xx"])):
            path = os.path.join(folder, "made" + name)
            subprocess.run([self.summarize, "articles", "--history=" + path, *flags, "-"], input=line(id="b", body=BODY),
                           stdout=subprocess.DEVNULL, check=True)
            with open(path, "rb") as file:
                self.histories[name] = file.read()
        good = self.histories[""]
        self.histories["cut"] = good[:-10]
        self.histories["flip"] = good[:len(good) // 2] + bytes([good[len(good) // 2] ^ 1]) + good[len(good) // 2 + 1:]
        # A frame that says it has 1 GiB, and is 22 bytes of it.
        bomb = b"\x28\xb5\x2f\xfd\xa0\x00\x00\x00\x40" + b"\x02\x00\x10\x00" * 3 + b"\x03\x00\x10\x00"
        self.histories["bomb"] = b"\x08\x02" + field(6, bomb)

    def content(self, what):
        if isinstance(what, str) and what.startswith("HISTORY:"):
            return self.histories[what[len("HISTORY:"):]]
        return what.encode() if isinstance(what, str) else what

    def write(self, files):
        size = 0
        for name, what in files.items():
            content = self.content(what)
            path = os.path.join(self.work, name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "wb") as file:
                file.write(content)
            size += len(content)
        return size

    def run(self, kind, command, size):
        """Exit status, output, and what is wrong with it so far."""
        # Seconds of the processor's, since a loaded machine is no fault of the
        # input's; starting takes its part of the first second.
        allowed = self.slack * max(1, 2 * size / 1e6)
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        try:
            done = subprocess.run(command, cwd=self.work, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                  stderr=subprocess.PIPE, timeout=30 * allowed / self.slack)
        except subprocess.TimeoutExpired:
            return None, b"", b"", "hangs"
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        seconds = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
        self.times.append((seconds / allowed, seconds, size, kind))
        wrong = ""
        if done.returncode < 0:
            wrong = f"signal {-done.returncode}"
        elif seconds > allowed:
            wrong = f"{seconds:.1f} s, {allowed:.1f} s allowed"
        return done.returncode, done.stdout, done.stderr, wrong

    def add(self, kind, through, status, answer, wrong):
        answer = " ".join(answer.split())
        if len(answer) > 110:
            answer = answer[:107] + "..."
        printable = "".join(c if c.isprintable() else "?" for c in answer).replace("|", "\\|")
        self.rows.append(f"| {len(self.rows) + 1} | {kind} | {through} | {status} | {printable} |")
        if wrong:
            self.failures.append(f"{through}: {kind}: {wrong}: {printable}")

    def try_command(self, kind, expected, case, verb="digest"):
        files, arguments = case
        size = self.write(files)
        command = [self.summarize]
        out = None
        if arguments is not None:
            command += [verb, *arguments]
            if not any(isinstance(a, str) and a.startswith("--output") for a in arguments):
                # Whatever happens, a file is there as a whole.
                out = os.path.join(self.work, "out")
                with open(out, "wb") as file:
                    file.write(OLD)
                command.insert(2, "--output=out")
        before = set(os.listdir(self.work))
        status, _, said, wrong = self.run(kind, command, size)
        if not wrong and status != expected:
            wrong = f"exit status {status}, expected {expected}"
        if not wrong and status != 0 and not said.startswith(b"summarize: "):
            wrong = "says nothing"
        if not wrong and out is not None:
            with open(out, "rb") as file:
                kept = file.read() == OLD
            if kept == (status == 0):
                wrong = "the output that was there is lost" if not kept else "no output"
        if not wrong and status != 0 and "h" in files:
            with open(os.path.join(self.work, "h"), "rb") as file:
                if file.read() != self.content(files["h"]):
                    wrong = "the history that was there is lost"
        left = set(os.listdir(self.work)) - before - {"h"}
        if not wrong and left:
            wrong = f"leaves {sorted(left)}"
        text = said.decode("utf-8", "replace").replace("summarize: ", "", 1).split("\n")[0]
        self.add(kind, f"`{verb}`", status, text, wrong)

    def try_abi(self, kind, call, expected, message, history=None):
        command = [self.probe, call]
        size = 0
        if message == "null":
            command.append("null")
        else:
            size = self.write({"m": message})
            command.append("m")
        if history is not None:
            self.write({"past": history})
            command.append("past")
        status, out, _, wrong = self.run(kind, command, size)
        text = out.decode("utf-8", "replace")
        if not wrong and not text.startswith(expected + ":"):
            wrong = f"expected {expected}"
        if not wrong and text.strip().endswith(":"):
            wrong = "says nothing"
        code, _, text = text.partition(":")
        self.add(kind, f"C `{call}`", code or "none", text, wrong)

    def run_all(self):
        with tempfile.TemporaryDirectory() as base:
            self.make_histories(base)
            for number, case in enumerate(COMMAND + ABI):
                self.work = os.path.join(base, str(number))
                os.mkdir(self.work)
                if number < len(COMMAND):
                    self.try_command(*case)
                else:
                    self.try_abi(*case)


def main():
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    tester = Tester(sys.argv[1], sys.argv[2], float(sys.argv[3]) if len(sys.argv) == 4 else 1)
    tester.run_all()
    print("| | kind | through | exit status or code | answer |\n| --- | --- | --- | --- | --- |")
    print("\n".join(tester.rows))
    for share, seconds, size, kind in sorted(tester.times, reverse=True)[:5]:
        print(f"{share:.0%} of the time allowed: {kind}, {seconds:.2f} s, {size} bytes", file=sys.stderr)
    for failure in tester.failures:
        print("FAILED: " + failure, file=sys.stderr)
    if tester.failures:
        sys.exit(1)
    print(f"\n{len(tester.rows)} kinds, none crashes, hangs or loses earlier output")


if __name__ == "__main__":
    main()
