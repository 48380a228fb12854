"""First what came before, from the feed; then what comes, from a queue of its own.

Python 3.9 or later, with pika 1.2 or later: `apt install python3-pika`, or `pip install pika`.
TOKEN=… AMQP=amqp://vn:…@broker python3 amqp.py http://127.0.0.1:8080 vn.patrols 'joint-patrols.#.vn-la' 'service=joint-patrols&pair=VN-LA'
A crash between handling and acknowledging brings a message again: keep the ids that you have handled where twice would do harm.
"""
import http.client
import json
import os
import re
import sys
import time
import urllib.error
import urllib.request

import pika

base, queue, pattern = sys.argv[1:4]
query = sys.argv[4] if len(sys.argv) > 4 else ""
exchange = "border-coordination.events"
# Longer than the ledger ever lags behind: what was published just before the queue was bound comes in the feed only, and a little later.
settling = float(os.environ.get("SETTLING", "30"))
seen = set()
caught_up = 0


def page(connection, after, wait):
    request = urllib.request.Request(
        f"{base}/feed?after={after}&limit=500&wait={wait}&{query}",
        headers={"Authorization": f"Bearer {os.environ['TOKEN']}"},
    )
    while True:
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                following = re.search(r'[?&]after=(\d+)[^>]*>; rel="next"', answer.headers["link"])
                return json.load(answer), int(following.group(1))
        except urllib.error.HTTPError as refused:
            print(refused.code, refused.read().decode("utf-8"), file=sys.stderr, flush=True)
            if refused.code < 500 and refused.code != 429:
                sys.exit(1)
        except (OSError, http.client.HTTPException) as broken:
            print(f"{broken}; asking again", file=sys.stderr, flush=True)
        connection.sleep(2)


def handle(event):
    if event["id"] in seen:
        return
    seen.add(event["id"])
    print(json.dumps([event["sequence"], event["type"], event["id"]]), flush=True)


def catch_up(connection):
    global caught_up
    settled = time.monotonic() + settling
    while True:
        waits = time.monotonic() < settled
        events, following = page(connection, caught_up, 5 if waits else 0)
        for event in events:
            handle(event)
        caught_up = following
        # pika answers the broker's heartbeats only when it is called.
        connection.process_data_events()
        if not events and not waits:
            return


def follow(connection):
    channel = connection.channel()
    # The queue first: what comes while the feed is being read waits in it.
    channel.queue_declare(queue, durable=True, arguments={"x-queue-type": "quorum"})
    channel.queue_bind(queue, exchange, pattern)
    # What is the party's own comes on an exchange of its own. A queue begins with the party's code.
    channel.queue_bind(queue, f"{exchange}.{queue.split('.')[0]}", pattern)
    catch_up(connection)
    channel.basic_qos(prefetch_count=100)
    print("live", file=sys.stderr, flush=True)
    for method, _, body in channel.consume(queue):
        handle(json.loads(body))
        channel.basic_ack(method.delivery_tag)


while True:
    try:
        with pika.BlockingConnection(pika.URLParameters(os.environ["AMQP"])) as connection:
            follow(connection)
    except (OSError, pika.exceptions.AMQPError) as broken:
        print(repr(broken), file=sys.stderr, flush=True)
    print("connecting again", file=sys.stderr, flush=True)
    time.sleep(2)
