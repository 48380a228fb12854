"""Takes webhooks and verifies them by Standard Webhooks 1.0. Python 3.9 or later, no packages.

SECRETS='whsec_… whsec_…' python3 webhook.py 9000
"""
import base64
import hashlib
import hmac
import os
import sys
import time
from http.server import BaseHTTPRequestHandler, HTTPServer

keys = [base64.b64decode(secret.removeprefix("whsec_")) for secret in os.environ["SECRETS"].split(" ")]
seen = set()


def genuine(headers, body):
    identity, timestamp = headers.get("webhook-id", ""), headers.get("webhook-timestamp", "")
    if not identity or not timestamp.isdecimal() or abs(time.time() - int(timestamp)) > 300:
        return False
    given = [one[3:] for one in headers.get("webhook-signature", "").split(" ") if one.startswith("v1,")]
    signed = f"{identity}.{timestamp}.".encode() + body
    expected = [base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode() for key in keys]
    return any(hmac.compare_digest(one.encode(), own.encode()) for one in given for own in expected)


class Receiver(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        if not genuine(self.headers, body):
            self.answer(401)
            return
        # The same delivery may come twice.
        if self.headers["webhook-id"] not in seen:
            seen.add(self.headers["webhook-id"])
            print(body.decode("utf-8"), flush=True)
        self.answer(204)

    def answer(self, status):
        # One request a connection: said, so that the sender does not put the next one on it.
        self.send_response(status)
        self.send_header("connection", "close")
        self.end_headers()

    def log_message(self, *_):
        pass


server = HTTPServer(("127.0.0.1", int(sys.argv[1])), Receiver)
print("listening", file=sys.stderr, flush=True)
server.serve_forever()
