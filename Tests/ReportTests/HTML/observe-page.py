"""Opens a page in headless Chromium, over its debugging pipe, and tells as JSON what came of it.

Usage: observe-page.py PAGE PDF [EXPRESSION ...]

Prints an object: `complaints`, all that the console, the policy and uncaught errors said; `requests`, the URLs that were
asked for; `answers`, the value of each expression, evaluated one after the other. Then the page is printed to PDF.
"""

import base64
import fcntl
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile

DEADLINE_SECONDS = 120


class Browser:
    """A Chromium that reads commands from descriptor 3 and writes answers and events to descriptor 4."""

    def __init__(self, program, profile):
        commands, self.commands = (fcntl.fcntl(end, fcntl.F_DUPFD, 10) for end in os.pipe())
        self.messages, messages = (fcntl.fcntl(end, fcntl.F_DUPFD, 10) for end in os.pipe())
        for end in (self.commands, self.messages):
            os.set_inheritable(end, False)

        def connect():
            os.dup2(commands, 3)
            os.dup2(messages, 4)

        self.process = subprocess.Popen(
            [program, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--remote-debugging-pipe",
             f"--user-data-dir={profile}"],
            close_fds=False, preexec_fn=connect, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, start_new_session=True)
        os.close(commands)
        os.close(messages)
        self.reader = os.fdopen(self.messages, "rb")
        self.unread = b""
        self.count = 0
        self.events = []

    def receive(self):
        while b"\0" not in self.unread:
            more = os.read(self.messages, 1 << 20)
            if not more:
                raise SystemExit("Chromium ended before it answered.")
            self.unread += more
        message, self.unread = self.unread.split(b"\0", 1)
        message = json.loads(message)
        if "method" in message:
            self.events.append((message["method"], message["params"]))
        return message

    def ask(self, method, session=None, **parameters):
        self.count += 1
        number = self.count
        command = {"id": number, "method": method, "params": parameters}
        if session:
            command["sessionId"] = session
        os.write(self.commands, json.dumps(command).encode() + b"\0")
        while True:
            message = self.receive()
            if message.get("id") == number:
                if "error" in message:
                    raise SystemExit(f"Chromium refused {method}: {message['error']['message']}")
                return message["result"]

    def wait(self, method):
        while all(name != method for name, _ in self.events):
            self.receive()

    def end(self):
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


def complaint(method, parameters):
    if method == "Log.entryAdded":
        return parameters["entry"]["text"]
    if method == "Runtime.consoleAPICalled":
        return " ".join(str(value.get("value")) for value in parameters["args"])
    if method == "Runtime.exceptionThrown":
        return json.dumps(parameters["exceptionDetails"])
    return None


def observe(browser, page, pdf, expressions):
    target = browser.ask("Target.createTarget", url="about:blank")["targetId"]
    session = browser.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
    for domain in ("Page", "Runtime", "Log", "Network"):
        browser.ask(f"{domain}.enable", session)
    browser.ask("Page.navigate", session, url=pathlib.Path(page).absolute().as_uri())
    browser.wait("Page.loadEventFired")
    answers = []
    for expression in expressions:
        reply = browser.ask("Runtime.evaluate", session, expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in reply:
            raise SystemExit(f"The page failed at {expression}: {json.dumps(reply['exceptionDetails'])}")
        answers.append(reply["result"].get("value"))
    printed = browser.ask("Page.printToPDF", session, preferCSSPageSize=True, printBackground=True)
    pathlib.Path(pdf).write_bytes(base64.b64decode(printed["data"]))
    said = [complaint(method, parameters) for method, parameters in browser.events]
    asked = [parameters["request"]["url"] for method, parameters in browser.events
             if method == "Network.requestWillBeSent"]
    return {"complaints": [text for text in said if text is not None], "requests": asked, "answers": answers}


def main():
    page, pdf, *expressions = sys.argv[1:]
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        raise SystemExit("Chromium is not installed, so the page was not looked at; run Tests/Servers/setup first.")
    signal.alarm(DEADLINE_SECONDS)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        browser = Browser(program, profile)
        try:
            print(json.dumps(observe(browser, page, pdf, expressions)))
        finally:
            browser.end()


main()
