"""Verifies envelopes of `report sign` by what is publicly specified alone: DSSE, in-toto, Ed25519, SHA-256.

Usage: verify_envelope.py PUBLIC_KEY REPORT ENVELOPE...
Prints a line of JSON for each envelope: whether its signature is valid, invalid or unreadable, and why the envelope is
not accepted as a whole (null where it is).
"""

import base64
import binascii
import hashlib
import json
import sys

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_public_key

PAYLOAD_TYPE = "application/vnd.in-toto+json"


class Refused(Exception):
    pass


def canonical(value):
    return json.dumps(value, separators=(",", ":")).encode("ascii") + b"\n"


def pre_authentication_encoding(payload_type, payload):
    name = payload_type.encode("utf-8")
    return b"DSSEv1 %d %s %d %s" % (len(name), name, len(payload), payload)


def parts(raw):
    """The payload, its type and the one signature, however they are laid out."""
    try:
        envelope = json.loads(raw.decode("utf-8"))
        signature, = envelope["signatures"]
        return (
            envelope,
            base64.b64decode(envelope["payload"], validate=True),
            envelope["payloadType"],
            base64.b64decode(signature["sig"], validate=True),
            signature["keyid"],
        )
    except (ValueError, KeyError, TypeError, binascii.Error, RecursionError) as error:
        raise Refused("unreadable") from error


def is_signed(key, payload_type, payload, signature):
    try:
        key.verify(signature, pre_authentication_encoding(payload_type, payload))
        return True
    except InvalidSignature:
        return False


def require_statement(payload, report):
    statement = json.loads(payload.decode("utf-8"))
    if canonical(statement) != payload:
        raise Refused("statement is not canonical")
    if statement["_type"] != "https://in-toto.io/Statement/v1":
        raise Refused("no statement")
    if statement["predicateType"] != "https://in-toto.io/attestation/test-result/v0.1":
        raise Refused("no test result")
    if statement["subject"][0]["digest"]["sha256"] != hashlib.sha256(report).hexdigest():
        raise Refused("other report")
    if statement["predicate"]["result"] not in ("PASSED", "WARNED", "FAILED"):
        raise Refused("no result")


def judge(key, report, raw):
    try:
        envelope, payload, payload_type, signature, key_id = parts(raw)
    except Refused as refused:
        return {"signature": "unreadable", "refused": str(refused)}
    if not is_signed(key, payload_type, payload, signature):
        return {"signature": "invalid", "refused": "signature"}
    try:
        if payload_type != PAYLOAD_TYPE:
            raise Refused("payload type")
        own = hashlib.sha256(key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)).hexdigest()
        if key_id != own:
            raise Refused("key id")
        expected = {
            "payload": base64.b64encode(payload).decode("ascii"),
            "payloadType": payload_type,
            "signatures": [{"keyid": key_id, "sig": base64.b64encode(signature).decode("ascii")}],
        }
        if canonical(expected) != raw:
            raise Refused("envelope is not canonical")
        require_statement(payload, report)
    except Refused as refused:
        return {"signature": "valid", "refused": str(refused)}
    return {"signature": "valid", "refused": None}


def main():
    with open(sys.argv[1], "rb") as file:
        key = load_pem_public_key(file.read())
    if not isinstance(key, Ed25519PublicKey):
        sys.exit("the key is no Ed25519 key")
    with open(sys.argv[2], "rb") as file:
        report = file.read()
    for path in sys.argv[3:]:
        with open(path, "rb") as file:
            print(json.dumps(judge(key, report, file.read())))


main()
