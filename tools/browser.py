#!/usr/bin/env python3
"""Drives a headless Chromium over its debugging pipe. Needs nothing but the
standard library and the browser.

    with Browser() as browser:
        page = browser.open("file:///…/report.html", width=1280, height=900)
        page.evaluate("document.title")

As a program it takes a picture of a page:

    browser.py URL FILE.png [WIDTH HEIGHT [dark]]

The protocol is https://chromedevtools.github.io/devtools-protocol/: messages of
JSON, each ended by a zero byte, on the browser's descriptors 3 (in) and 4 (out).
"""

import base64
import json
import os
import select
import shutil
import subprocess
import sys
import tempfile
import time

TIMEOUT = 120  # Seconds for an answer, on a machine that is busy.


class BrowserError(Exception):
    pass


class Browser:
    """A browser process. Its profile is a folder that goes with it."""

    def __init__(self):
        binary = shutil.which("chromium", path="/usr/bin:/usr/local/bin")
        if binary is None:
            raise BrowserError("there is no chromium: ./dev setup installs it")
        self._profile = tempfile.mkdtemp(prefix="browser-")
        in_read, self._in = os.pipe()
        self._out, out_write = os.pipe()

        def connect():
            # Through high numbers: one of the ends may have the number that
            # another one is to get.
            high = [os.dup2(in_read, 103), os.dup2(out_write, 104)]
            os.dup2(high[0], 3)
            os.dup2(high[1], 4)

        self._log = open(os.path.join(self._profile, "log"), "wb")
        self._process = subprocess.Popen(
            [
                binary,
                "--headless=new",
                "--remote-debugging-pipe",
                # Tests run as root and in containers, on our own pages only.
                "--no-sandbox",
                "--disable-dev-shm-usage",
                "--disable-gpu",
                "--disable-extensions",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
                "--no-default-browser-check",
                "--hide-scrollbars",
                "--force-color-profile=srgb",
                "--host-resolver-rules=MAP * ~NOTFOUND",
                f"--user-data-dir={self._profile}",
                "about:blank",
            ],
            stdin=subprocess.DEVNULL,
            stdout=self._log,
            stderr=self._log,
            close_fds=False,
            preexec_fn=connect,
            env={**os.environ, "HOME": self._profile},
        )
        os.close(in_read)
        os.close(out_write)
        self._buffer = b""
        self._next_id = 0
        self.events = []  # All messages that were no answers.

    def __enter__(self):
        return self

    def __exit__(self, *_):
        try:
            self.call("Browser.close")
            self._process.wait(timeout=20)
        except (BrowserError, OSError, subprocess.TimeoutExpired):
            self._process.kill()
            self._process.wait()
        self._log.close()
        os.close(self._in)
        os.close(self._out)
        shutil.rmtree(self._profile, ignore_errors=True)

    def _receive(self, deadline):
        while b"\0" not in self._buffer:
            left = deadline - time.monotonic()
            if left <= 0 or not select.select([self._out], [], [], left)[0]:
                raise BrowserError("the browser does not answer")
            data = os.read(self._out, 1 << 20)
            if not data:
                self._log.flush()
                with open(self._log.name, encoding="utf-8", errors="replace") as log:
                    raise BrowserError("the browser has gone: " + log.read()[-2000:])
            self._buffer += data
        message, self._buffer = self._buffer.split(b"\0", 1)
        return json.loads(message)

    def call(self, method, session=None, **params):
        """Sends a command and returns its result."""
        self._next_id += 1
        message = {"id": self._next_id, "method": method, "params": params}
        if session is not None:
            message["sessionId"] = session
        data = json.dumps(message).encode() + b"\0"
        while data:
            data = data[os.write(self._in, data):]
        deadline = time.monotonic() + TIMEOUT
        while True:
            answer = self._receive(deadline)
            if answer.get("id") == self._next_id:
                if "error" in answer:
                    raise BrowserError(f"{method}: {answer['error']['message']}")
                return answer["result"]
            self.events.append(answer)

    def wait_for(self, method, session):
        """Waits for an event, and forgets those of its kind."""
        deadline = time.monotonic() + TIMEOUT

        def is_it(event):
            return event.get("method") == method and event.get("sessionId") == session

        while not any(is_it(e) for e in self.events):
            self.events.append(self._receive(deadline))
        self.events = [e for e in self.events if not is_it(e)]

    def open(self, url, width=1280, height=900, dark=False):
        """Opens a page in a tab of its own and waits until it has loaded."""
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        page = Page(self, session)
        for domain in ("Page", "Runtime", "Log", "Network"):
            page.call(f"{domain}.enable")
        page.size(width, height)
        page.theme(dark)
        page.go(url)
        return page


class Page:
    def __init__(self, browser, session):
        self._browser = browser
        self._session = session

    def call(self, method, **params):
        return self._browser.call(method, session=self._session, **params)

    def go(self, url):
        self.call("Page.navigate", url=url)
        self._browser.wait_for("Page.loadEventFired", self._session)

    def size(self, width, height):
        self.call(
            "Emulation.setDeviceMetricsOverride",
            width=width, height=height, deviceScaleFactor=1, mobile=False,
        )

    def theme(self, dark):
        value = "dark" if dark else "light"
        self.call(
            "Emulation.setEmulatedMedia",
            features=[{"name": "prefers-color-scheme", "value": value}],
        )

    def media(self, media):
        self.call("Emulation.setEmulatedMedia", media=media)

    def evaluate(self, expression):
        """The value of a JavaScript expression; promises are waited for."""
        answer = self.call(
            "Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True
        )
        if "exceptionDetails" in answer:
            details = answer["exceptionDetails"]
            raise BrowserError(details.get("exception", {}).get("description", details["text"]))
        return answer["result"].get("value")

    def key(self, key, code=None, text=None):
        for kind in ("keyDown", "keyUp"):
            extra = {"text": text} if text and kind == "keyDown" else {}
            self.call("Input.dispatchKeyEvent", type=kind, key=key, code=code or key, **extra)

    def type(self, text):
        self.call("Input.insertText", text=text)

    def click(self, x, y):
        for kind in ("mousePressed", "mouseReleased"):
            self.call(
                "Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1
            )

    def complaints(self):
        """Errors and warnings of the page: of its scripts, and of the browser."""
        found = []
        for event in self._browser.events:
            if event.get("sessionId") != self._session:
                continue
            method, params = event["method"], event["params"]
            if method == "Runtime.exceptionThrown":
                found.append(str(params["exceptionDetails"]))
            elif method == "Runtime.consoleAPICalled":
                found.append(str(params["args"]))
            elif method == "Log.entryAdded" and params["entry"]["level"] != "verbose":
                found.append(str(params["entry"]))
        return found

    def requests(self):
        """URLs that the page asked for."""
        return [
            event["params"]["request"]["url"]
            for event in self._browser.events
            if event.get("method") == "Network.requestWillBeSent"
            and event.get("sessionId") == self._session
        ]

    def blocked(self):
        """Why requests were not sent, for each that was not."""
        return [
            event["params"]["blockedReason"]
            for event in self._browser.events
            if event.get("method") == "Network.loadingFailed"
            and event.get("sessionId") == self._session
            and "blockedReason" in event["params"]
        ]

    def screenshot(self, path, whole=False):
        params = {}
        if whole:
            size = self.call("Page.getLayoutMetrics")["cssContentSize"]
            params = {
                "captureBeyondViewport": True,
                "clip": {"x": 0, "y": 0, "scale": 1,
                         "width": size["width"], "height": size["height"]},
            }
        data = self.call("Page.captureScreenshot", format="png", **params)["data"]
        with open(path, "wb") as file:
            file.write(base64.b64decode(data))


def main(url, path, width="1280", height="900", theme="light"):
    with Browser() as browser:
        browser.open(url, int(width), int(height), dark=theme == "dark").screenshot(path)


if __name__ == "__main__":
    main(*sys.argv[1:])
