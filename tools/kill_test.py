#!/usr/bin/env python3
"""Kills `summarize articles --history --checkpoint` at random moments.

After each kill the history must load, and after the last one, history and
output must be those of a run that nobody killed. Some of the killed runs are
also resumed in a copy, up to the end.

usage: kill_test.py SUMMARIZE [KILLS [SEED]]
"""

import filecmp
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

ARTICLES = 3000
CHECKPOINT = 100
RESUMED = 10  # Every so many kills.


def make_stream(path, rng):
    """Writes a stream in which much is said again."""
    syllables = "ba do ke li mu na po ra si tu va ze".split()
    words = ["".join(rng.choices(syllables, k=rng.randint(1, 4))) for _ in range(4000)]

    def sentence():
        text = " ".join(rng.choices(words, k=rng.randint(6, 18)))
        return text.capitalize() + (f" {rng.randint(1, 999)}." if rng.random() < 0.2 else ".")

    known = [sentence() for _ in range(500)]
    with open(path, "w") as file:
        for i in range(ARTICLES):
            body = " ".join(
                rng.choice(known) if rng.random() < 0.3 else sentence()
                for _ in range(rng.randint(5, 30)))
            article = {"id": f"a{i % (ARTICLES - 50)}", "body": body}
            if rng.random() < 0.9:
                article["date"] = 1600000000 + 600 * i
            file.write(json.dumps(article) + "\n")


class Run:
    """One stream, in a folder of its own."""

    def __init__(self, summarize, stream, folder):
        self.command = [summarize, "articles", f"--checkpoint={CHECKPOINT}",
                        "--history=" + os.path.join(folder, "history"),
                        "--output=" + os.path.join(folder, "output"), stream]
        self.folder = folder
        os.makedirs(folder, exist_ok=True)

    def path(self, name):
        return os.path.join(self.folder, name)

    def finish(self):
        subprocess.run(self.command, check=True, stderr=subprocess.DEVNULL)

    def kill_after(self, seconds):
        """Whether it was still running."""
        process = subprocess.Popen(self.command, stderr=subprocess.PIPE)
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)
        _, said = process.communicate()
        if process.returncode not in (0, -signal.SIGKILL):
            sys.exit(f"exit status {process.returncode}: {said.decode()}")
        return process.returncode != 0

    def copy(self, summarize, stream, folder):
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self.folder, folder)
        # The position names the output by its path.
        position = os.path.join(folder, "history.position")
        if os.path.exists(position):
            with open(position) as file:
                text = file.read()
            with open(position, "w") as file:
                file.write(text.replace(json.dumps(self.path("output")),
                                        json.dumps(os.path.join(folder, "output"))))
        return Run(summarize, stream, folder)


def check_history(summarize, run):
    """Loads the history, if there is one yet."""
    if not os.path.exists(run.path("history")):
        return
    copy = run.path("copy")
    shutil.copyfile(run.path("history"), copy)
    subprocess.run([summarize, "articles", f"--history={copy}", "-"], check=True,
                   stdin=subprocess.DEVNULL)
    os.remove(copy)


def check_same(run, whole):
    for name in ("history", "output"):
        if not filecmp.cmp(run.path(name), whole.path(name), shallow=False):
            sys.exit(f"{run.path(name)} differs from that of an uninterrupted run")
    left = set(os.listdir(run.folder)) - {"history", "output"}
    # In the moment before a rename, the new file has a temporary name.
    temporary = {name for name in left if ".tmp-" in name}
    if left - temporary:
        sys.exit(f"left behind: {sorted(left)}")
    return len(temporary)


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    summarize = os.path.abspath(sys.argv[1])
    wanted = int(sys.argv[2]) if len(sys.argv) > 2 else 200
    rng = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 1)
    kills = runs = resumed = temporary = 0
    with tempfile.TemporaryDirectory() as base:
        stream = os.path.join(base, "stream.jsonl")
        make_stream(stream, rng)
        whole = Run(summarize, stream, os.path.join(base, "whole"))
        start = time.monotonic()
        whole.finish()
        seconds = time.monotonic() - start
        while kills < wanted:
            folder = os.path.join(base, "killed")
            shutil.rmtree(folder, ignore_errors=True)
            run = Run(summarize, stream, folder)
            # Some are killed early and often, some late.
            longest = seconds * rng.choice((0.1, 0.3, 1.1))
            # Without progress, a longer look.
            while kills < wanted and run.kill_after(rng.uniform(0, longest)):
                longest *= 1.02
                kills += 1
                check_history(summarize, run)
                if kills % RESUMED == 0:
                    other = run.copy(summarize, stream, os.path.join(base, "resumed"))
                    other.finish()
                    check_same(other, whole)
                    resumed += 1
            run.finish() if kills == wanted else None
            temporary += check_same(run, whole)
            runs += 1
    print(f"{kills} kills in {runs} runs of {seconds:.2f} s, {resumed} resumed in a copy: "
          f"{temporary} temporary files left, "
          "every history loads, every run ends as if nobody had killed it")


if __name__ == "__main__":
    main()
