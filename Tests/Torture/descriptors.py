"""Too few descriptors for what a change has to open: it succeeds, or says that it can't."""
import resource, tempfile
import backlog
from backlog import CHANGES, Proof, after, made, state, unclear, unfinished, unsound

COUNTS = range(3, 41)  # From a program that can open nothing to one that has plenty.


def run(tickets, seconds, random):
    proof = Proof(seconds)
    undisturbed = {change: after(tickets, change) for change in CHANGES}
    items = [(change, count) for change in CHANGES for count in COUNTS]
    random.shuffle(items)
    proof.each(items, lambda item: attack(tickets, *item, *undisturbed[item[0]]))
    return proof


def attack(tickets, change, count, old, new):
    with tempfile.TemporaryDirectory() as folder:
        made(folder)
        limit = lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (count, count))
        result = backlog.run(tickets, *change, cwd=folder, preexec_fn=limit)
        now = state(folder)
        expected = new if result.returncode == 0 else old
        found = unclear(result) or unsound(folder)
        if not found and now != expected: found = f"exit {result.returncode}, and another state"
        found = found or unfinished(tickets, change, folder, old, new)
        if found: return f"{' '.join(change[:2])}: {count} descriptors: {found[:300]} {result.stderr[:200]!r}"
