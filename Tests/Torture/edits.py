"""Tickets edited by hand in every wrong way: no command breaks, and a change changes its field alone."""
import tempfile
import backlog
from backlog import Proof, content, made, unclear, unsound

SCRAPS = [b"---\n", b"\n", b"\r\n", b": ", b"- [ ] ", b"[", b"{", b"\"", b"'", b"#", b"&a", b"*a", b"!!x", b"\t", b"\0",
          b"\xff", b"\xef\xbb\xbf", b"<<<<<<< ours\n", b"id: K-2\n", b"status: doing\n", b"title: |\n", b"```\n", b"<!--",
          b"../", b"\xe2\x80\xa8", b"waivers: [{rule: x}]\n", b"parent: K-1\n", b"depends-on: [K-1]\n"]
COMMANDS = [["check"], ["list"], ["show", "K-1"], ["board"], ["log", "K-1"], ["report"], ["list", "has:due or no:owner"],
            ["check", "--fix"], ["doctor"], ["gate", "K-1"], ["export", "--to", "jsonl"]]
CHANGES = [["move", "K-1", "doing"], ["set", "K-1", "title=zz"], ["set", "K-1", "labels+=zz"], ["tick", "K-1", "1"]]


def run(tickets, seconds, random):
    proof = Proof(min(seconds, 1800))  # There is no end of mistakes.
    while not proof.runs or not proof.is_over:
        proof.each([random.randrange(1 << 32) for _ in range(16)], lambda seed: attack(tickets, type(random)(seed), seed))
    proof.note = ""
    return proof


def edited(text, random):
    for _ in range(random.randrange(1, 6)):
        place = random.randrange(len(text) + 1)
        length = random.choice([0, 0, 1, 3, 10])
        text = text[:place] + random.choice(SCRAPS + [b""]) + text[place + length:]
    return text


def attack(tickets, random, seed):
    with tempfile.TemporaryDirectory() as folder:
        made(folder, rows=1)
        path = f"{folder}/backlog/k/K-1.md"
        text = edited(content(path), random)
        with open(path, "wb") as file: file.write(text)
        if random.random() < 0.5: backlog.run("git", "commit", "-qm", "by hand", "backlog", cwd=folder)
        for words in random.sample(COMMANDS, 3):
            if words[-1] == "--fix": text = None
            result = backlog.run(tickets, *words, cwd=folder)
            if word := unclear(result): return f"seed {seed}: {words}: {word} {result.stderr[:300]!r}"
        words = random.choice(CHANGES)
        before = content(path)
        result = backlog.run(tickets, *words, cwd=folder)
        found = unclear(result) or unsound(folder)
        if not found and result.returncode and content(path) != before: found = "refused, and changed"
        if not found: found = strayed(before, content(path), words)
        if found: return f"seed {seed}: {words}: {found} {result.stderr[:300]!r} of {before!r}"


def strayed(old, new, words):
    """Whether anything but the field's lines was changed: the lines that differ are together, and name it."""
    field = {"move": b"status", "tick": b"[", "set": words[-1].split("=")[0].rstrip("+").encode()}[words[0]]
    old, new = old.splitlines(True), new.splitlines(True)
    while old and new and old[0] == new[0]: old.pop(0), new.pop(0)
    while old and new and old[-1] == new[-1]: old.pop(), new.pop()
    if (old or new) and not any(field in line for line in old + new): return f"{old} became {new}"
