"""A disk that is full, to the last block: a small one in memory, mounted where nobody else sees it."""
import os, subprocess, sys, tempfile
import backlog
from backlog import CHANGES, ONCE, Proof, after, made, state, unclear, unfinished, unsound

FREE = [4 * blocks for blocks in range(0, 48)]  # KiB that are left for the change.
SIZE = 8 << 20


def run(tickets, seconds, random):
    proof = Proof(seconds)
    undisturbed = {change: after(tickets, change) for change in CHANGES}
    with tempfile.TemporaryDirectory() as folder:
        mounts = subprocess.run([*private(folder), "true"], capture_output=True).returncode == 0
    if not mounts:
        proof.note = " (no right to mount a small disk here)"
        return proof
    items = [(change, free) for change in CHANGES for free in FREE]
    random.shuffle(items)
    proof.each(items, lambda item: attack(tickets, *item, *undisturbed[item[0]]))
    return proof


def private(folder):
    mount = f'mount -t tmpfs -o size={SIZE} none "{folder}" && exec "$@"'
    return ["unshare", "-rm", "sh", "-c", mount, "sh"]


def attack(tickets, change, free, old, new):
    with tempfile.TemporaryDirectory() as folder:
        # The small disk lives as long as the process that sees it: so the attack is one of its own.
        child = subprocess.run([*private(folder), sys.executable, __file__, tickets, folder, str(free), *change],
                               capture_output=True, text=True, env=dict(os.environ, PYTHONDONTWRITEBYTECODE="1"))
        return (child.stdout + child.stderr).strip()


def inside(tickets, folder, free, *change):
    """The attack on the small disk; prints what went wrong."""
    made(folder)
    old = state(folder)
    with open(f"{folder}/filler", "wb") as filler:
        room = os.statvfs(folder)
        filler.write(bytes(room.f_bavail * room.f_bsize - int(free) * 1024))
    result = backlog.run(tickets, *change, cwd=folder)
    now = state(folder)
    os.remove(f"{folder}/filler")
    found = unclear(result) or unsound(folder)
    if result.returncode and now != old: found = found or "changed, and said to have failed"
    if not result.returncode and now == old: found = found or "said to be done, and was not"
    again = result if change[0] in ONCE and now != old else backlog.run(tickets, *change, cwd=folder)
    status = backlog.run("git", "status", "--porcelain", cwd=folder).stdout
    if again.returncode or status != "A  other\n": found = found or f"again: {status!r} {again.stderr}"
    if found: print(f"{' '.join(change[:2])}: {free} KiB left: {found[:300]} {result.stderr[:200]!r}")


if __name__ == "__main__":
    inside(*sys.argv[1:])
