#!/usr/bin/env python3
"""Counts the single test cases of a `bazel test` run.

usage: test_summary.py BUILD_EVENTS_JSON BAZEL_EXIT_CODE

Prints `N passed, N failed`; exits with 1 if a test failed or none ran. A test
target that was not built, crashed or timed out counts as one failed case.
"""

import json
import sys
import urllib.parse
import urllib.request
import xml.etree.ElementTree


def read_events(path):
    """Returns the test targets' labels and the last result of each test action."""
    tests, results = set(), {}
    with open(path, encoding="utf-8") as events:
        for line in events:
            event = json.loads(line)
            kind = event["id"]
            if "targetConfigured" in kind:
                if event.get("configured", {}).get("targetKind", "").endswith("_test rule"):
                    tests.add(kind["targetConfigured"]["label"])
            elif "testResult" in kind and "testResult" in event:
                action = kind["testResult"]
                key = (action["label"], action.get("run"), action.get("shard"))
                # Attempts of a flaky test come in order: the last one counts.
                results[key] = event["testResult"]
    return tests, results


def count_cases(result):
    """Returns (passed, failed) of one test action."""
    target_passed = result.get("status") == "PASSED"
    passed = failed = 0
    for output in result.get("testActionOutput", []):
        if output["name"] != "test.xml":
            continue
        path = urllib.request.url2pathname(urllib.parse.urlparse(output["uri"]).path)
        try:
            cases = list(xml.etree.ElementTree.parse(path).iter("testcase"))
        except (OSError, xml.etree.ElementTree.ParseError):
            cases = []
        for case in cases:
            if case.get("status") == "notrun" or case.find("skipped") is not None:
                continue
            if case.find("failure") is not None or case.find("error") is not None:
                failed += 1
            else:
                passed += 1
    # Such as a leak found after the last case, or a crash before the first.
    if not target_passed and failed == 0:
        failed = 1
    return passed, failed


def main(events_path, bazel_exit_code):
    tests, results = read_events(events_path)
    passed = failed = 0
    for result in results.values():
        p, f = count_cases(result)
        passed += p
        failed += f
    failed += len(tests - {label for label, _, _ in results})
    # Such as a BUILD file with an error, or a library that no test uses.
    if bazel_exit_code != 0 and failed == 0:
        failed = 1
    print(f"{passed} passed, {failed} failed", flush=True)
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2])))
