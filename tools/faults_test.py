#!/usr/bin/env python3
"""What `summarize` leaves behind when the system fails it.

Signals, full and read-only disks, inputs that change while they are read,
closed standard streams, two processes on one history. After each, earlier
outputs and histories must be whole, the folder must hold nothing new, and the
exit status and standard error must say what happened.

usage: faults_test.py SUMMARIZE
"""

import ctypes
import fcntl
import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
import termios
import time
import unittest

SUMMARIZE = None
OLD = b"what was there before\n"
CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH, PR_CAPBSET_DROP = 1, 2, 24


def lines(count, first=0):
    return b"".join(
        json.dumps({"id": f"a{i}", "date": 1600000000 + i,
                    "body": f"The council of Oslo met {i} times in {i % 7} halls. The mayor told reporter {i} so. " * 8}
                   ).encode() + b"\n" for i in range(first, first + count))


def without_override():
    """Lets permissions of files bind the superuser, too."""
    for capability in (CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH):
        ctypes.CDLL(None).prctl(PR_CAPBSET_DROP, capability, 0, 0, 0)


def waiting(pipe):
    """Bytes in a pipe."""
    return int.from_bytes(fcntl.ioctl(pipe.fileno(), termios.FIONREAD, b"\0\0\0\0"), sys.byteorder)


def is_asleep(process):
    """Whether all its threads wait."""
    states = set()
    for thread in os.listdir(f"/proc/{process.pid}/task"):
        with open(f"/proc/{process.pid}/task/{thread}/stat") as file:
            states.add(file.read().rpartition(")")[2].split()[0])
    return states == {"S"}


class FaultsTest(unittest.TestCase):

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.work = folder.name
        self.write("in.jsonl", lines(50))

    def path(self, name):
        return os.path.join(self.work, name)

    def write(self, name, content):
        with open(self.path(name), "wb") as file:
            file.write(content)

    def read(self, name):
        with open(self.path(name), "rb") as file:
            return file.read()

    def run_it(self, *arguments, **options):
        return subprocess.run([SUMMARIZE, *arguments], cwd=self.work, stdin=subprocess.DEVNULL,
                              capture_output=True, timeout=120, check=False, **options)

    def start(self, *arguments, **options):
        options = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options}
        process = subprocess.Popen([SUMMARIZE, *arguments], cwd=self.work, **options)
        self.addCleanup(process.kill)
        return process

    def make_history(self, name="history"):
        self.write("past.jsonl", lines(20, 1000))
        self.assertEqual(self.run_it("articles", "--history=" + name, "past.jsonl").returncode, 0)
        return self.read(name)

    def snapshot(self):
        return {name: self.read(name) for name in os.listdir(self.work)}

    def wait_for(self, condition):
        for _ in range(3000):
            if condition():
                return
            time.sleep(0.01)
        self.fail("waited for nothing")

    def wait_until_read(self, process):
        """Until it waits for more input, with all that it was given read."""
        for _ in range(3):
            self.wait_for(lambda: waiting(process.stdin) == 0 and is_asleep(process))
            time.sleep(0.02)

    # Signals.

    def test_signals_leave_all_as_it_was(self):
        self.make_history()
        self.write("out", OLD)
        before = self.snapshot()
        for arguments in (["digest", "--output=out", "-"],
                          ["sentences", "--output=out", "-"],
                          ["articles", "--output=out", "-"],
                          ["articles", "--output=out", "--history=history", "-"]):
            for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGKILL):
                with self.subTest(arguments=arguments, signal=number):
                    process = self.start(*arguments)
                    process.stdin.write(lines(30))
                    process.stdin.flush()
                    self.wait_until_read(process)
                    process.send_signal(number)
                    # Before its input ends, which may come through sooner.
                    process.wait(timeout=30)
                    _, said = process.communicate(timeout=30)
                    self.assertEqual(process.returncode, -number)
                    self.assertEqual(said, b"")
                    after = self.snapshot()
                    if number == signal.SIGKILL:
                        # Nobody can remove it, and it does no harm.
                        after.pop("history.lock", None)
                        if "--history=history" in arguments:
                            os.remove(self.path("history.lock"))
                    self.assertEqual(after, before)

    def test_ignored_signals_stay_ignored(self):
        # As under nohup, or in the background of a script.
        process = self.start("articles", "--history=history", "--output=out", "-",
                             preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN))
        process.stdin.write(lines(30))
        process.stdin.flush()
        self.wait_until_read(process)
        process.send_signal(signal.SIGHUP)
        _, said = process.communicate(timeout=30)
        self.assertEqual((process.returncode, said), (0, b""))
        self.assertEqual(set(os.listdir(self.work)), {"in.jsonl", "history", "out"})

    def test_a_run_with_checkpoints_goes_on_after_a_signal(self):
        self.write("long.jsonl", lines(3000))
        command = ["articles", "--checkpoint=100", "--threads=1"]
        whole = self.run_it(*command, "--history=whole", "--output=whole.out", "long.jsonl")
        self.assertEqual(whole.returncode, 0, whole.stderr)
        for number in (signal.SIGINT, signal.SIGTERM):
            process = self.start(*command, "--history=h", "--output=h.out", "long.jsonl")
            self.wait_for(lambda: os.path.exists(self.path("h.position")) or process.poll() is not None)
            process.send_signal(number)
            process.communicate(timeout=30)
            self.assertEqual(process.returncode, -number)
            left = set(os.listdir(self.work)) - {"in.jsonl", "long.jsonl", "whole", "whole.out"}
            self.assertEqual({n for n in left if ".tmp-" not in n}, {"h", "h.position", "h.out.partial"} & left)
            self.assertNotIn("h.lock", left)
            rest = self.run_it(*command, "--history=h", "--output=h.out", "long.jsonl")
            self.assertEqual(rest.returncode, 0, rest.stderr)
            self.assertEqual(self.read("h"), self.read("whole"))
            self.assertEqual(self.read("h.out"), self.read("whole.out"))
            for name in ("h", "h.out"):
                os.remove(self.path(name))

    def test_a_reader_that_goes_away(self):
        self.make_history()
        self.write("long.jsonl", lines(3000))
        before = self.snapshot()
        for arguments in (["articles", "--history=history"], ["sentences"], ["digest", "--format=json"]):
            with self.subTest(arguments=arguments):
                process = self.start(*arguments, "long.jsonl")
                process.stdout.read(100)
                process.stdout.close()
                said = process.stderr.read()
                self.assertEqual((process.wait(30), said), (1, b""))
                self.assertEqual(self.snapshot(), before)

    # Disks.

    def check_full(self, run):
        """`run(arguments)` starts the command where files cannot grow."""
        history = self.make_history()
        self.write("out", OLD)
        self.write("long.jsonl", lines(3000))
        before = self.snapshot()
        for arguments, name in ((["digest", "--format=json", "--output=out"], "out"),
                                (["articles", "--output=out"], "out"),
                                (["sentences", "--output=out"], "out"),
                                (["articles", "--history=history"], "history"),
                                (["articles", "--history=history", "--output=out"], "out")):
            with self.subTest(arguments=arguments):
                done = run([*arguments, "long.jsonl"])
                said = done.stderr.decode()
                self.assertEqual(done.returncode, 1, said)
                self.assertIn(name, said)
                self.assertRegex(said, "No space left on device|File too large")
                self.assertEqual(self.snapshot(), before)
        with self.subTest("checkpoints"):
            done = run(["articles", "--history=history", "--checkpoint=100", "--output=new", "long.jsonl"])
            self.assertEqual(done.returncode, 1)
            self.assertRegex(done.stderr.decode(), "No space left on device|File too large")
            # Where there is room again, the run goes on.
            rest = self.run_it("articles", "--history=history", "--checkpoint=100", "--output=new", "long.jsonl")
            self.assertEqual(rest.returncode, 0, rest.stderr)
            self.write("other", history)
            whole = self.run_it("articles", "--history=other", "--checkpoint=100", "--output=whole", "long.jsonl")
            self.assertEqual(whole.returncode, 0, whole.stderr)
            self.assertEqual(self.read("history"), self.read("other"))
            self.assertEqual(self.read("new"), self.read("whole"))

    def test_files_that_may_not_grow(self):
        limit = 24 << 10
        self.check_full(lambda arguments: self.run_it(
            *arguments, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))))

    def test_full_disk(self):
        # A small disk of its own, in a namespace of its own; mounted by a
        # process that stays.
        holder = subprocess.Popen(["unshare", "--user", "--map-root-user", "--mount", "sh", "-c",
                                   f"mount -t tmpfs -o size=64m none {self.work} && echo mounted && exec cat"],
                                  stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.addCleanup(holder.communicate)
        if holder.stdout.readline() != b"mounted\n":
            self.skipTest("no tmpfs in a namespace of its own here")
        self.work = f"/proc/{holder.pid}/root{self.work}"

        def run(arguments):
            filler = self.path("filler")
            with open(filler, "wb") as file:
                free = os.statvfs(self.work)
                file.write(b"x" * (free.f_bavail * free.f_frsize - (24 << 10)))
            try:
                return self.run_it(*arguments)
            finally:
                os.remove(filler)
        self.check_full(run)

    def test_read_only_folder(self):
        self.make_history()
        self.write("out", OLD)
        before = self.snapshot()
        os.chmod(self.work, 0o555)
        self.addCleanup(os.chmod, self.work, 0o755)
        if os.geteuid() == 0 and subprocess.run(["touch", self.path("touched")], preexec_fn=without_override,
                                                stderr=subprocess.DEVNULL, check=False).returncode == 0:
            self.skipTest("permissions do not bind this user")
        for arguments in (["digest", "--output=out"], ["digest", "--output=new"],
                          ["articles", "--history=history"], ["articles", "--history=new"],
                          ["articles", "--history=history", "--checkpoint=10", "--output=out"],
                          ["sentences", "--output=out"]):
            with self.subTest(arguments=arguments):
                done = self.run_it(*arguments, "in.jsonl", preexec_fn=without_override)
                said = done.stderr.decode()
                self.assertEqual(done.returncode, 1, said)
                self.assertRegex(said, "^summarize: .*Permission denied")
                self.assertEqual(self.snapshot(), before)

    # Inputs that change.

    def start_and_stop_in_the_middle(self, *arguments):
        """Nobody reads the output, so the command waits in the middle."""
        process = self.start(*arguments, stdin=subprocess.DEVNULL)
        for _ in range(3):
            self.wait_for(lambda: waiting(process.stdout) > 0 and is_asleep(process))
            time.sleep(0.02)
        return process

    def test_input_changes_while_it_is_read(self):
        content = lines(4000)
        changes = {
            "empty": lambda file: file.truncate(0),
            "shorter": lambda file: file.truncate(len(content) // 2 + 37),
            "longer": lambda file: (file.seek(0, 2), file.write(lines(100, 5000))),
            "garbage": lambda file: (file.seek(0), file.write(b"\xff\0" * (len(content) // 2))),
            "shifted": lambda file: (file.seek(0), file.write(b"   " + content)),
        }
        for verb in ("articles", "sentences"):
            for kind, change in changes.items():
                with self.subTest(verb=verb, kind=kind):
                    self.write("long.jsonl", content)
                    history = ["--history=history"] if verb == "articles" else []
                    process = self.start_and_stop_in_the_middle(verb, *history, "long.jsonl")
                    with open(self.path("long.jsonl"), "r+b") as file:
                        change(file)
                    out, said = process.communicate(timeout=120)
                    self.assertIn(process.returncode, (0, 1), said)
                    self.assertEqual(process.returncode == 0, said == b"", said)
                    if kind == "longer":
                        self.assertEqual(process.returncode, 0)
                    if kind == "garbage":
                        self.assertIn(b"long.jsonl:", said)
                    for line in out.splitlines():
                        json.loads(line)
                    # All or nothing.
                    self.assertEqual(os.path.exists(self.path("history")),
                                     process.returncode == 0 and verb == "articles")
                    self.assertFalse(os.path.exists(self.path("history.lock")))
                    if os.path.exists(self.path("history")):
                        os.remove(self.path("history"))

    def test_input_goes_away(self):
        self.write("long.jsonl", lines(4000))
        process = self.start_and_stop_in_the_middle("articles", "long.jsonl", "in.jsonl")
        os.remove(self.path("long.jsonl"))
        os.remove(self.path("in.jsonl"))
        out, said = process.communicate(timeout=120)
        self.assertEqual(process.returncode, 1)
        self.assertIn(b"in.jsonl: No such file", said)
        self.assertEqual(len(out.splitlines()), 4000)  # An open file stays.

    # Streams.

    def test_closed_standard_streams(self):
        for arguments in (["digest", "in.jsonl"], ["articles", "in.jsonl"], ["sentences", "in.jsonl"], ["--help"],
                          ["articles", "--history=history", "in.jsonl"]):
            with self.subTest(arguments=arguments):
                done = subprocess.run(["sh", "-c", '"$@" >&-', "sh", SUMMARIZE, *arguments], cwd=self.work,
                                      stderr=subprocess.PIPE, timeout=60, check=False)
                self.assertEqual(done.returncode, 1)
                self.assertIn(b"standard output: Bad file descriptor", done.stderr)
                self.assertEqual(os.listdir(self.work), ["in.jsonl"])
        done = subprocess.run(["sh", "-c", '"$@" <&- >&- 2>&-', "sh", SUMMARIZE, "digest", "--output=out", "in.jsonl"],
                              cwd=self.work, timeout=60, check=False)
        self.assertEqual(done.returncode, 0)
        self.assertTrue(self.read("out"))

    # Two at a time.

    def test_two_processes_on_one_history(self):
        first = self.start("articles", "--history=history", "--output=first.out", "-")
        first.stdin.write(lines(30))
        first.stdin.flush()
        self.wait_until_read(first)
        for more in ([], ["--checkpoint=5", "--output=second.out"]):
            second = self.run_it("articles", "--history=history", *more, "in.jsonl")
            self.assertEqual(second.returncode, 1)
            self.assertEqual(second.stderr, b"summarize: history: another process is using it\n")
            self.assertEqual(second.stdout, b"")
        _, said = first.communicate(timeout=30)
        self.assertEqual((first.returncode, said), (0, b""))
        self.assertEqual(set(os.listdir(self.work)), {"in.jsonl", "history", "first.out"})
        after = self.run_it("articles", "--history=history", "in.jsonl")
        self.assertEqual(after.returncode, 0, after.stderr)
        # What the first one remembered, the last one knows.
        self.assertEqual(after.stdout.splitlines()[0].count(b'"REASON_'), 0)

    def test_many_processes_on_one_history(self):
        """Each that says it succeeded is remembered."""
        for i in range(12):
            self.write(f"{i}.jsonl", json.dumps({"id": f"n{i}", "body": f"Paper {i} reports about harbour {i} in the north."}
                                                ).encode() + b"\n")
        processes = [self.start("articles", "--history=history", f"{i}.jsonl") for i in range(12)]
        told = 0
        for process in processes:
            _, said = process.communicate(timeout=60)
            self.assertIn(process.returncode, (0, 1))
            if process.returncode == 1:
                self.assertEqual(said, b"summarize: history: another process is using it\n")
                told += 1
        kept = self.read("history")
        good = [i for i, process in enumerate(processes) if process.returncode == 0]
        self.assertEqual(len(good) + told, 12)
        self.assertTrue(good)
        # The same articles one after the other: union, whatever the order.
        for i in good:
            self.assertEqual(self.run_it("articles", "--history=serial", f"{i}.jsonl").returncode, 0)
        self.assertEqual(self.read("serial"), kept)
        self.assertFalse(os.path.exists(self.path("history.lock")))


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    SUMMARIZE = os.path.abspath(sys.argv.pop(1))
    unittest.main(warnings="ignore")
