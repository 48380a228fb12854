"""Follows GET /feed/stream and goes on where it was. Python 3.9 or later, no packages.

TOKEN=… python3 stream.py http://127.0.0.1:8080 position.txt 'pair=VN-LA'
"""
import http.client
import json
import os
import sys
import time
import urllib.error
import urllib.request

base, file = sys.argv[1:3]
query = sys.argv[3] if len(sys.argv) > 3 else ""


def position():
    try:
        with open(file, encoding="ascii") as kept:
            return kept.read()
    except FileNotFoundError:
        return "0"


def remember(identity):
    with open(file + ".new", "w", encoding="ascii") as fresh:
        fresh.write(identity)
    os.replace(file + ".new", file)


def handle(event):
    print(json.dumps([event["position"], event["type"], event["id"]]), flush=True)


def follow():
    request = urllib.request.Request(
        f"{base}/feed/stream?{query}",
        headers={"Authorization": f"Bearer {os.environ['TOKEN']}", "Last-Event-ID": position()},
    )
    fields = {}
    # Heartbeats come every 15 seconds; whoever hears none for a minute connects again.
    with urllib.request.urlopen(request, timeout=60) as answer:
        for line in answer:
            text = line.decode("utf-8").rstrip("\n")
            if text:
                name, _, value = text.partition(": ")
                fields[name] = value
                continue
            # A heartbeat has an id and no data: nothing to handle, but a place from which to go on.
            if "data" in fields:
                handle(json.loads(fields["data"]))
            if "id" in fields:
                remember(fields["id"])
            fields = {}


while True:
    try:
        follow()
    except urllib.error.HTTPError as refused:
        print(refused.code, refused.read().decode("utf-8"), file=sys.stderr)
        if refused.code < 500 and refused.code != 429:
            sys.exit(1)
    except (OSError, http.client.HTTPException) as broken:
        print(f"{broken}; connecting again", file=sys.stderr)
    time.sleep(2)
