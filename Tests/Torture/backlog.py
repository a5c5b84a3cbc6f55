"""A small backlog with staged work of somebody else's in it, what it holds, and what must hold of it."""
import concurrent.futures, functools, os, subprocess, tempfile, time

WHOLE = {"GIT_CONFIG_NOSYSTEM": "1", "HOME": "/nonexistent", "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}
ROWS = 200  # of the import, which takes the way of many files
CHANGES = [("move", "K-1", "doing"), ("set", "K-1", "title=other"), ("new", "another"),
           ("import", ".git/rows.csv", "--project", "k"), ("import", ".git/plan.md", "--project", "k"),
           ("hooks", "install"), ("tick", "K-1", "1"), ("archive", "K-2"), ("renumber", "K-3", "K-9"),
           ("undo",)]
HOOKED = CHANGES[:3]  # Those that are also made where there are hooks to run.
REPEATED = ("new", "undo")  # Given again they do one thing more.
ONCE = ("renumber",)  # It can't be given again: the ticket has another id.


class Proof:
    """What was done in the name of one claim, and what went wrong; it ends when its time is over, and it
    has been put to the test a few times."""

    LEAST = 8  # A slow disk may take the time of a short run before it has begun.

    def __init__(self, seconds):
        self.begin, self.limit = time.monotonic(), seconds
        self.runs, self.faults, self.note = 0, [], ""

    @property
    def seconds(self): return time.monotonic() - self.begin

    @property
    def is_over(self): return self.seconds > self.limit

    def each(self, items, attack):
        """Attacks with each item, several at once; an attack returns what went wrong, or nothing."""
        items = list(items)
        due = self.LEAST - self.runs
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            attacked = lambda number, item: None if number >= due and self.is_over else attack(item) or ""
            for fault in pool.map(attacked, range(len(items)), items):
                self.runs += fault is not None
                if fault: self.fault(fault)
        if self.runs < len(items): self.note = f" of {len(items)}"

    def fault(self, words):
        self.faults.append(words)
        print(words, flush=True)


def run(*words, cwd, **options):
    try:
        return subprocess.run(words, cwd=cwd, capture_output=True, env=WHOLE, timeout=120,
                              encoding="utf-8", errors="replace", **options)
    except subprocess.TimeoutExpired:
        return subprocess.CompletedProcess(words, 124, "", "did not end")


def made(folder, count=3, rows=ROWS, hooks=False):
    run("git", "init", "-q", "-b", "main", ".", cwd=folder)
    run("git", "config", "user.name", "Ada Example", cwd=folder)
    run("git", "config", "user.email", "ada@example.com", cwd=folder)
    os.makedirs(f"{folder}/backlog/k")
    write(f"{folder}/backlog/backlog.yml", "workflow:\n  todo: {category: todo}\n  doing: {category: doing}\n")
    for number in range(1, count + 1):
        write(f"{folder}/backlog/k/K-{number}.md", ticket(number, "todo"))
    write(f"{folder}/.git/rows.csv", "id,title,status\n" + "".join(
        f"K-{n},row {n},todo\n" for n in range(count + 1, count + 1 + rows)))
    write(f"{folder}/.git/plan.md", "# Plan\n\n## First\n\n- [ ] one box\n\n## Second\n\nIts text.\n")
    run("git", "add", "-A", cwd=folder)
    run("git", "commit", "-qm", "start", cwd=folder)
    write(f"{folder}/backlog/k/K-2.md", ticket(2, "doing"))
    run("git", "commit", "-qam", "K-2: todo -> doing\n\nTicket-State: K-2 todo -> doing 2026-01-05T09:00:00Z", cwd=folder)
    write(f"{folder}/other", "staged")
    run("git", "add", "other", cwd=folder)
    for name in ("pre-commit", "commit-msg", "post-commit") if hooks else ():
        write(f"{folder}/.git/hooks/{name}", "#!/bin/sh\necho $0 >&2\n")
        os.chmod(f"{folder}/.git/hooks/{name}", 0o755)


def ticket(number, status):
    return f"---\nid: K-{number}\ntitle: t\nstatus: {status}\n---\n\nAs K-3.\n\n- [ ] box\n"


def write(path, text):
    with open(path, "w") as file: file.write(text)


def content(folder):
    with open(folder, "rb") as file: return file.read()


def state(folder):
    """What the disk, the index, HEAD and the hooks have of the backlog: by name, the content."""
    project, hooks = f"{folder}/backlog/k", f"{folder}/.git/hooks"
    disk = {os.path.relpath(f"{place}/{name}", project): blob(content(f"{place}/{name}"))
            for place, _, names in os.walk(project) for name in names if not name.startswith(".tickets-")}
    index = run("git", "ls-files", "-s", "backlog/k", cwd=folder).stdout.splitlines()
    head = run("git", "ls-tree", "-r", "HEAD", "backlog/k", cwd=folder).stdout.splitlines()
    return [disk, named(index, 1), named(head, 2),
            {name: content(f"{hooks}/{name}") for name in os.listdir(hooks) if not name.endswith(".sample")}]


def named(lines, column):
    return {line.split("\t")[1].removeprefix("backlog/k/"): line.split()[column] for line in lines}


def blob(content):
    import hashlib
    return hashlib.sha1(b"blob %d\0" % len(content) + content).hexdigest()


def unsound(folder):
    """What is wrong with the repository itself, and with what somebody else had staged."""
    fsck = run("git", "fsck", "--strict", "--no-dangling", cwd=folder)
    staged = run("git", "show", ":other", cwd=folder)
    if fsck.returncode: return f"fsck: {fsck.stdout}{fsck.stderr}"
    if staged.stdout != "staged": return f"other's staged work: {staged}"


def unclear(result):
    """What is wrong with how a command ended: it must succeed, or say why not."""
    # What the loader of programs says of its own faults is not ours to say.
    if "shared libraries" in result.stderr: return None
    if result.returncode not in (0, 1, 2, 3): return f"exit {result.returncode}"
    if result.returncode and not result.stderr + result.stdout: return "no word of why"


def unlocked(folder):
    """Takes away the locks of a dead process, as git tells people to."""
    for lock in ("index.lock", "HEAD.lock", "refs/heads/main.lock"):
        if os.path.exists(f"{folder}/.git/{lock}"): os.remove(f"{folder}/.git/{lock}")


@functools.cache
def after(tickets, change, hooks=False):
    """The states before and after a change that nothing disturbs."""
    with tempfile.TemporaryDirectory() as folder:
        made(folder, hooks=hooks)
        old = state(folder)
        done = run(tickets, *change, cwd=folder)
        if done.returncode: raise SystemExit(f"{change} fails undisturbed: {done.stderr}")
        return old, state(folder)


def unfinished(tickets, change, folder, old, new):
    """What is wrong after the same command once more: it must end in the state of an undisturbed one."""
    if change[0] in ONCE and state(folder)[0] != old[0]: return None
    again = run(tickets, *change, cwd=folder)
    if again.returncode: return f"again: exit {again.returncode} {again.stderr}"
    if change[0] in REPEATED: return None
    now = state(folder)
    if now != new: return f"again: another state than after an undisturbed run"
    status = run("git", "status", "--porcelain", cwd=folder).stdout
    if status != "A  other\n": return f"again: {status!r}"
