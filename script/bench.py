"""Timed pairs for script/bench; needs PIPELINE_TEST_CLUSTER from Tests/with-postgres."""
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time
import uuid

CLUSTER = os.environ["PIPELINE_TEST_CLUSTER"]
PIPELINE = str(pathlib.Path(".build/release/pipeline").resolve())
BIN = subprocess.run(["pg_config", "--bindir"], capture_output=True, text=True, check=True).stdout.strip()
PSQL = BIN + "/psql"
RUNS = int(os.environ.get("RUNS", "60"))
ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]


def database(name):
    psql("postgres", f"create database {name}")
    conninfo = f"{CLUSTER} dbname={name}"
    subprocess.run([PIPELINE, "db", "migrate", "--db", conninfo], check=True, stdout=subprocess.DEVNULL)
    return conninfo


def psql(name, sql):
    conninfo = f"{CLUSTER} dbname={name}" if "=" not in name else name
    done = subprocess.run([PSQL, "-XAtq", "-v", "ON_ERROR_STOP=1", conninfo, "-c", sql],
                          capture_output=True, text=True)
    if done.returncode:
        sys.exit(done.stderr)
    return done.stdout.strip()


def timed(command):
    start = time.perf_counter()
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    if done.returncode:
        sys.exit(done.stderr.decode())
    return time.perf_counter() - start


def compare(title, ours, peer, runs):
    pairs = [(timed(ours()), timed(peer())) for _ in range(runs + 3)][3:]
    mine, theirs = (statistics.median(side) for side in zip(*pairs))
    print(f"{title}: {mine / theirs:.2f}  (median {mine * 1000:.1f} ms : {theirs * 1000:.1f} ms, {runs} pairs)")


def code(number):
    stem = "91410421MA%07d" % number
    return stem + ALPHABET[(31 - sum(ALPHABET.index(c) * w for c, w in zip(stem, WEIGHTS)) % 31) % 31]


def sheet(path, rows):
    with open(path, "w", encoding="utf-8") as out:
        years = "".join(f",{y}年销售收入,{y}年研发费用,{y}年末净资产" for y in (2016, 2017, 2018))
        out.write("企业名称,统一社会信用代码,县（市、区）" + years + "\n")
        for n in range(rows):
            figures = "".join(f",{1000000 + n},{50000 + n},{300000 + n}" for _ in range(3))
            out.write(f"例示第{n}号制品有限公司,{code(n)},宝丰县{figures}\n")


def visit():
    conninfo = database("bench_visit")
    sheet("/tmp/pipeline-bench.csv", 100)
    os.environ["PIPELINE_DB"] = conninfo
    timed([PIPELINE, "intake", "import", "/tmp/pipeline-bench.csv", "--year", "2019", "--on", "2019-08-01"])
    build = psql("bench_visit", "select api.build()")

    def ours():
        return [PIPELINE, "visit", "log", "#7", "--on", "2019-10-08", "--did", "核对辅助账"]

    def peer():
        call = (f"select api.visit_log('{uuid.uuid4()}', '{build}', '{uuid.uuid4()}', '#7', '2019-10-08', "
                "'现场', '核对辅助账', null, null, null)")
        return [PSQL, "-XAtq", conninfo, "-c", call]

    compare("visit log, whole process : psql", ours, peer, RUNS)


def intake(rows):
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)
        sheet(f"{folder}/list.csv", rows)
        with open(f"{folder}/firm.tsv", "w") as firm, open(f"{folder}/fact.tsv", "w") as fact:
            for n in range(rows):
                firm.write(f"{uuid.uuid4()}\t{code(n)}\t例示第{n}号制品有限公司\t410421\n")
                for year in (2016, 2017, 2018):
                    for key, value in (("sales", 1000000 + n), ("rd", 50000 + n), ("net_assets", 300000 + n)):
                        fact.write(f"{code(n)}\t{year}\t{key}\t1\t{value}\n")
        names = iter(range(10_000))

        def ours():
            os.environ["PIPELINE_DB"] = database(f"bench_in_{rows}_{next(names)}")
            return [PIPELINE, "intake", "import", f"{folder}/list.csv", "--year", "2019", "--on", "2019-08-01"]

        def peer():
            name = f"bench_copy_{rows}_{next(names)}"
            psql("postgres", f"create database {name}")
            psql(name, "create table firm (id uuid primary key, code text collate \"C\" unique, name text, county text);"
                       "create table fact (code text collate \"C\", year smallint, key text collate \"C\", seq int,"
                       " value numeric(16,2), primary key (code, year, key, seq))")
            return [PSQL, "-Xq", "-v", "ON_ERROR_STOP=1", f"{CLUSTER} dbname={name}",
                    "-c", f"\\copy firm from {folder}/firm.tsv", "-c", f"\\copy fact from {folder}/fact.tsv"]

        compare(f"intake import of {rows} firms and 9 figures each : psql \\copy", ours, peer, 3)


wanted = sys.argv[1:] or ["visit", "intake"]
if "visit" in wanted:
    visit()
if "intake" in wanted:
    intake(10_000)
