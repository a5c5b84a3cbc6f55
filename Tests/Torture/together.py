"""Many commands at once: each is done or says why not, and none undoes another."""
import os, signal, subprocess, tempfile, time
import backlog
from backlog import Proof, WHOLE, made, unlocked, unsound


def run(tickets, seconds, random):
    proof = Proof(seconds)
    while proof.runs < 3 or seconds < 1e8 and not proof.is_over and proof.runs < 30:
        with tempfile.TemporaryDirectory() as folder:
            made(folder, count=40)
            for attack in (moves, adds, labels):
                proof.runs += 1
                if word := attack(tickets, folder) or unsound(folder): proof.fault(f"{attack.__name__}: {word}"[:600])
        with tempfile.TemporaryDirectory() as folder:
            made(folder, count=40)
            proof.runs += 1
            if word := kills(tickets, folder, random) or unsound(folder): proof.fault(f"kills: {word}"[:600])
        if seconds >= 1e8: break
    return proof


def begun(tickets, commands, folder):
    return [subprocess.Popen([tickets, *words], cwd=folder, env=WHOLE, stdout=subprocess.PIPE,
                             stderr=subprocess.PIPE, text=True) for words in commands]


def failed(processes):
    """What those said that did not succeed."""
    ends = [(process.communicate(timeout=300), process.returncode) for process in processes]
    return "; ".join(f"exit {code}: {errors.strip()}" for (_, errors), code in ends if code)


def commits(folder): return int(backlog.run("git", "rev-list", "--count", "HEAD", cwd=folder).stdout)


def status(folder): return backlog.run("git", "status", "--porcelain", cwd=folder).stdout


def text(folder, number):
    return backlog.run("git", "show", f"HEAD:backlog/k/K-{number}.md", cwd=folder).stdout


def moves(tickets, folder):
    """Forty moves of forty tickets at once make a commit for each that was elsewhere."""
    wanted = commits(folder) + sum("status: doing" not in text(folder, n) for n in range(1, 41))
    word = failed(begun(tickets, [["move", f"K-{n}", "doing"] for n in range(1, 41)], folder))
    done = sum("status: doing" in text(folder, n) for n in range(1, 41))
    if word or done != 40 or commits(folder) != wanted or status(folder) != "A  other\n":
        return f"{done} moved, {commits(folder)} commits of {wanted}, {status(folder)!r} {word}"


def adds(tickets, folder):
    """Sixty new tickets have sixty ids."""
    before = commits(folder)
    word = failed(begun(tickets, [["new", f"number {n}", "--project", "k"] for n in range(60)], folder))
    ids = backlog.run(tickets, "list", "--format", "ids", cwd=folder).stdout.split()
    if word or len(set(ids)) != 100 or len(ids) != 100 or commits(folder) != before + 60:
        return f"{len(ids)} tickets, {len(set(ids))} ids, {commits(folder) - before} commits {word}"


def labels(tickets, folder):
    """Twenty additions to one field of one ticket are all there."""
    word = failed(begun(tickets, [["set", "K-1", f"labels+=l{n}x"] for n in range(20)], folder))
    lost = [n for n in range(20) if f"l{n}x" not in text(folder, 1)]
    if word or lost: return f"lost {lost} {word}"


def kills(tickets, folder, random):
    """Some of forty are killed: the others are done all the same, and those can be done again."""
    processes = begun(tickets, [["move", f"K-{n}", "doing"] for n in range(1, 41)], folder)
    killed = random.sample(range(40), 8)
    for index in killed:
        time.sleep(random.random() / 50)
        processes[index].send_signal(signal.SIGKILL)
    for process in processes: process.communicate(timeout=300)
    # The lock of a dead process may have stood in the others' way: they said so.
    unlocked(folder)
    left = [n for n in range(1, 41) if processes[n - 1].returncode]
    for n in left:
        again = backlog.run(tickets, "move", f"K-{n}", "doing", cwd=folder)
        if again.returncode: return f"K-{n} again: {again.stderr}"
    done = sum("status: doing" in text(folder, n) for n in range(1, 41))
    if done != 40 or status(folder) != "A  other\n": return f"{done} moved, {status(folder)!r}"
