"""People at psql, for Tests/walk and Tests/crowd: logins of their own, one session each, and what came of each statement."""
import os
import subprocess
import uuid

CLUSTER = os.environ["PIPELINE_TEST_CLUSTER"]
PIPELINE = os.path.abspath(".build/debug/pipeline")
ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]


def code(number):
    """A credit code whose check digit holds and whose inner organisation digit does not."""
    stem = "91410421MA%07d" % number
    return stem + ALPHABET[(31 - sum(ALPHABET.index(c) * w for c, w in zip(stem, WEIGHTS)) % 31) % 31]


def place(database, login=None):
    base = CLUSTER if login is None else " ".join(
        f"user={login}" if part.startswith("user=") else part for part in CLUSTER.split())
    return f"{base} dbname={database}"


def quick(database, sql, login=None):
    done = subprocess.run(["psql", "-XAtq", "-v", "ON_ERROR_STOP=1", place(database, login), "-c", sql],
                          capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(done.stderr)
    return done.stdout.strip()


def migrated(database):
    quick("postgres", f"create database {database} template template0")
    run("db", "migrate", database=database)


def run(*words, database, fails=False):
    done = subprocess.run([PIPELINE, *words, "--db", place(database)], capture_output=True, text=True)
    if (done.returncode != 0) != fails:
        raise SystemExit(f"pipeline {' '.join(words)}: {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


def new():
    return str(uuid.uuid4())


def literal(value):
    if value is None:
        return "null"
    return str(value) if isinstance(value, int) else "'" + str(value).replace("'", "''") + "'"


class Person:
    """A login that is neither superuser nor past the walls, at a session of psql."""

    def __init__(self, database, login):
        self.login = login
        strong = quick(database, f"select rolsuper or rolbypassrls or rolcreaterole from pg_roles where rolname = '{login}'")
        if strong != "f":
            raise SystemExit(f"{login} is no ordinary login: {strong!r}")
        self.session = subprocess.Popen(
            ["psql", "-XAtq", place(database, login)], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True, bufsize=1, env={**os.environ, "PGOPTIONS": "-c client_min_messages=error"})

    def send(self, sql):
        self.session.stdin.write(sql + ";\n\\echo @@ :SQLSTATE\n")
        self.session.stdin.flush()

    def answer(self):
        """(SQLSTATE, what was printed)."""
        lines = []
        for line in self.session.stdout:
            if line.startswith("@@ "):
                return line[3:].strip(), "".join(lines)
            lines.append(line)
        raise SystemExit(f"{self.login}: the session ended\n{''.join(lines)}")

    def ask(self, sql):
        self.send(sql)
        return self.answer()

    def call(self, function, *arguments):
        """Calls a writing function of api with an operation of its own."""
        return self.ask(written(function, *arguments))


def written(function, *arguments):
    """A call of a writing function of api, with an operation of its own."""
    words = ", ".join(a if isinstance(a, Raw) else literal(a) for a in arguments)
    return f"select api.{function}('{new()}', api.build(), {words})"


class Raw(str):
    """SQL that stands as it is."""
