"""Killed at every system call of a change, and every system call failing in its turn."""
import collections, re, shutil, tempfile
import backlog
from backlog import CHANGES, HOOKED, Proof, after, made, state, unclear, unfinished, unlocked, unsound

# What a call can plausibly fail with; at all others of a run the program is only killed.
ERRORS = {
    "openat": ["ENOSPC", "EMFILE", "EACCES", "EINTR", "EIO"], "write": ["ENOSPC", "EIO", "EINTR"],
    "pwrite64": ["ENOSPC", "EINTR"], "read": ["EIO", "EINTR"], "close": ["EIO", "EINTR"],
    "fsync": ["EIO", "ENOSPC", "EINTR"], "fdatasync": ["EIO"], "syncfs": ["EIO"], "flock": ["ENOLCK", "EINTR"],
    "rename": ["ENOSPC", "EACCES", "EIO"], "link": ["EMLINK", "EPERM"], "unlink": ["EACCES"], "mkdir": ["ENOSPC"],
    "newfstatat": ["EACCES", "EIO"], "access": ["EACCES"], "fstat": ["EIO"], "getdents64": ["EIO"],
    "ftruncate": ["ENOSPC"], "fchmod": ["EPERM"], "chmod": ["EPERM"], "pipe": ["EMFILE"], "pipe2": ["EMFILE"],
    "clone3": ["EAGAIN"], "socketpair": ["EMFILE"], "sendto": ["EPIPE", "EIO"], "poll": ["EINTR"],
    "wait4": ["EINTR", "ECHILD"], "fcntl": ["EMFILE"],
}


def run_traced(tickets, change, hooks, folder, *options):
    # Where git is started to run hooks, its calls are its own business.
    followed = [] if hooks else ["-f"]
    return backlog.run("strace", *followed, "-o", f"{folder}/.git/trace", *options, tickets, *change, cwd=folder)


def calls(tickets, change, hooks):
    """How often each system call is made by the thread that makes it most."""
    counts = collections.Counter()
    with tempfile.TemporaryDirectory() as folder:
        made(folder, hooks=hooks)
        run_traced(tickets, change, hooks, folder)
        with open(f"{folder}/.git/trace") as trace:
            for line in trace:
                if found := re.match(r"(?:(\d+) +)?(\w+)\(", line): counts[found.groups()] += 1
    if not counts: raise SystemExit(f"strace shows no system call of {change}")
    result = collections.Counter()
    for (_, call), count in counts.items(): result[call] = max(result[call], count)
    return result


def points(tickets, change, hooks):
    for call, count in calls(tickets, change, hooks).items():
        for number in range(1, count + 1):
            if call not in ("exit_group", "execve"): yield change, hooks, call, number, "kill"
            for error in ERRORS.get(call, []):
                yield change, hooks, call, number, error
                if error in ("ENOSPC", "EIO"): yield change, hooks, call, number, error + "+"  # From there on.


def run(tickets, seconds, random):
    proof = Proof(seconds)
    if not shutil.which("strace"):
        proof.note = " (no strace here)"
        return proof
    cases = [(change, False) for change in CHANGES] + [(change, True) for change in HOOKED]
    undisturbed = {case: after(tickets, *case) for case in cases}
    # The many points of an import must not crowd out the others.
    groups = [list(points(tickets, *case)) for case in cases]
    for group in groups: random.shuffle(group)
    items = [p for row in zip(*(g + [None] * (max(map(len, groups)) - len(g)) for g in groups)) for p in row if p]
    proof.each(items, lambda point: attack(tickets, *point, *undisturbed[point[:2]]))
    return proof


def attack(tickets, change, hooks, call, number, fault, old, new):
    with tempfile.TemporaryDirectory() as folder:
        made(folder, hooks=hooks)
        inject = "signal=KILL" if fault == "kill" else f"error={fault.rstrip('+')}"
        plus = "+" if fault.endswith("+") else ""
        result = run_traced(tickets, change, hooks, folder, "-e", f"trace={call}", "-e",
                            f"inject={call}:{inject}:when={number}{plus}")
        found = wrong(result, fault, call, state(folder), old) or unsound(folder)
        unlocked(folder)
        found = found or unfinished(tickets, change, folder, old, new)
        if found: return f"{' '.join(change[:2])}{' (hooks)' * hooks}: {call} {number} {fault}: {found[:300]} {result.stderr[:200]!r}"


def wrong(result, fault, call, now, old):
    changed = [layer != before for layer, before in zip(now, old)]
    if any(changed[:3]) and changed[3]: return f"tickets and hooks changed: {changed}"
    if fault == "kill":
        # File, index, HEAD: any other order could leave a staged reversal.
        if changed[:3] not in ([False] * 3, [True, False, False], [True, True, False], [True] * 3):
            return f"order {changed}"
        return None
    isMute = fault.endswith("+") and call == "write"  # Nothing can be said either.
    if not isMute and (word := unclear(result)): return word
    isSaid = fault.endswith("+") and ("can't be put back" in result.stderr or isMute)
    if changed[:3] not in ([False] * 3, [True] * 3) and not isSaid: return f"half done {changed}"
