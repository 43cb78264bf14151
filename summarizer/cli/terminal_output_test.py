#!/usr/bin/env python3
"""What the command shows on a terminal, and only there.

usage: terminal_output_test.py SUMMARIZE NEWS_FOLDER
"""

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import termios
import time
import unittest

SUMMARIZE, NEWS = (os.path.abspath(argument) for argument in sys.argv[1:3])
FOLDER = os.environ.get("TEST_TMPDIR", "/tmp")
STYLE = re.compile("\x1b\\[[0-9;]*m")


def run(*arguments, columns=80, env=None, err=False, feed=None):
    """What the command writes to a terminal: its output, or with `err` its
    messages. `feed` writes to its input."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    environment = {"PATH": os.environ["PATH"], "TERM": "xterm", **(env or {})}
    process = subprocess.Popen(
        [SUMMARIZE, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL if err else slave,
        stderr=slave if err else None,
        env=environment,
    )
    os.close(slave)
    if feed is not None:
        feed(process.stdin)
    process.stdin.close()
    data = b""
    while True:
        try:
            part = os.read(master, 65536)
        except OSError:  # Linux's way of saying that the other end is closed.
            break
        if not part:
            break
        data += part
    os.close(master)
    assert process.wait() == 0
    return data.decode().replace("\r\n", "\n")


class TerminalOutputTest(unittest.TestCase):
    def test_text_fits_the_terminal(self):
        for columns in (40, 64, 80):
            text = STYLE.sub("", run("digest", NEWS, columns=columns))
            self.assertTrue(text.startswith("WHAT IS NEW\n===========\n"))
            for line in text.splitlines():
                # Only a word that is longer by itself may go beyond.
                self.assertTrue(len(line) <= columns or " " not in line.strip().lstrip("- "), line)
            longest = max(len(line) for line in text.splitlines())
            self.assertGreater(longest, columns - 8)
        wide = STYLE.sub("", run("digest", NEWS, columns=300))
        self.assertLessEqual(max(len(line) for line in wide.splitlines()), 100)

    def test_color_is_for_terminals_that_want_it(self):
        colored = run("digest", NEWS)
        self.assertIn("\x1b[1;36mWHAT IS NEW\x1b[0m\n", colored)
        plain = subprocess.run([SUMMARIZE, "digest", NEWS], check=True, stdout=subprocess.PIPE).stdout.decode()
        self.assertNotIn("\x1b", plain)
        self.assertEqual(STYLE.sub("", colored), plain)
        self.assertEqual(run("digest", NEWS, env={"NO_COLOR": "1"}), plain)
        self.assertEqual(run("digest", NEWS, env={"TERM": "dumb"}), plain)
        self.assertIn("\x1b", run("digest", NEWS, env={"NO_COLOR": ""}))

    def test_files_and_other_formats_are_not_for_the_terminal(self):
        path = os.path.join(FOLDER, "digest.txt")
        self.assertEqual(run("digest", f"--output={path}", NEWS), "")
        with open(path, encoding="utf-8") as file:
            self.assertNotIn("\x1b", file.read())
        for output_format in ("json", "textproto", "markdown", "html"):
            self.assertNotIn("\x1b", run("digest", f"--format={output_format}", NEWS, columns=30))

    def test_progress_is_for_long_work(self):
        line = b'{"id":"%d","body":"The council of Oslo met on Monday."}\n'

        def slowly(stdin):
            for i in range(4):
                stdin.write(line % i)
                stdin.flush()
                time.sleep(0.5)

        shown = run("articles", "-", err=True, feed=slowly)
        self.assertRegex(shown, r"\r\d articles, 0\.0 MB, 0\.0 MB/s\x1b\[K")
        self.assertTrue(shown.endswith("\r\x1b[K"), "the line goes at the end")
        self.assertEqual(run("articles", "-", err=True, feed=lambda stdin: stdin.write(line % 1)), "")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
