"""Timed pairs for script/bench; needs PIPELINE_TEST_CLUSTER from Tests/with-postgres."""
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time
import uuid
import zipfile

CLUSTER = os.environ["PIPELINE_TEST_CLUSTER"]
PIPELINE = str(pathlib.Path(os.environ.get("BENCH_PROGRAM", ".build/release/pipeline")).resolve())
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
    # What /usr/bin/psql is on Debian: Perl that looks for a cluster and starts the program above.
    wrapper = pathlib.Path("/usr/bin/psql")
    if wrapper.resolve() != pathlib.Path(PSQL).resolve():
        compare("visit log, whole process : Debian's psql wrapper", ours, lambda: [str(wrapper)] + peer()[1:], RUNS)


# What an import writes, each table after those it refers to.
KEPT = ["operation", "batch", "firm", "event", "episode", "stage_event", "batch_row", "fact", "link"]
# What triggers write, for whoever writes the rest.
FOLLOWS = ["firm_word"]


def intake(rows):
    """Three ways to store the same firms and figures, run in turn: wall time, and processor time of client and server."""
    runs = {"ours": [], "keys": [], "kept": []}
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o777)
        sheet(f"{folder}/list.csv", rows)
        workbook(f"{folder}/list.csv", f"{folder}/list.xlsx")
        two_tables(folder, rows)
        names = (f"bench_intake_{rows}_{n}" for n in range(10_000))
        for turn in range(int(os.environ.get("INTAKE_RUNS", "3")) + 1):
            name = next(names)
            ours = measured([PIPELINE, "intake", "import", f"{folder}/list.csv", "--year", "2019", "--on", "2019-08-01",
                             "--db", database(name)])
            if turn == 0:
                unload(name, folder)
            psql("postgres", f"drop database {name}")

            name = next(names)
            psql("postgres", f"create database {name}")
            psql(name, "create table firm (id uuid primary key, code text collate \"C\" unique, name text, county text);"
                       "create table fact (code text collate \"C\", year smallint, key text collate \"C\", seq int,"
                       " value numeric(16,2), primary key (code, year, key, seq))")
            keys = copied(name, [("firm", f"{folder}/two.firm"), ("fact", f"{folder}/two.fact")])

            name = next(names)
            database(name)
            kept = copied(name, [(f"pipeline.{table}", f"{folder}/{table}") for table in KEPT])
            if turn > 0:
                for side, run in (("ours", ours), ("keys", keys), ("kept", kept)):
                    runs[side].append(run)
        wall, work = ({side: statistics.median(run[part] for run in runs[side]) for side in runs} for part in (0, 1))
        print(f"intake import of {rows} firms and 9 figures each: {wall['ours']:.2f} s, {work['ours']:.2f} s of processors, "
              f"{work['ours'] / rows * 1e6:.0f} us of processors a firm (median of {len(runs['ours'])})")
        for side, words in (("kept", "every row that it keeps, into its own tables"),
                            ("keys", "firms and figures, into two tables with their keys and no references")):
            print(f"  : psql \\copy of {words}: {wall['ours'] / wall[side]:.2f}  ({wall[side]:.2f} s); "
                  f"processors {work['ours'] / work[side]:.2f}  ({work[side]:.2f} s)")
        for kind in ("csv", "xlsx"):
            file = f"{folder}/list.{kind}"
            command = [PIPELINE, "intake", "import", file, "--year", "2019", "--on", "2019-08-01", "--check", "--db",
                       f"{CLUSTER} dbname={name}"]
            print(f"  most memory of the program, .{kind} of {os.path.getsize(file) / 1e6:.1f} MB: {memory(command)} MB")


def two_tables(folder, rows):
    with open(f"{folder}/two.firm", "w") as firm, open(f"{folder}/two.fact", "w") as fact:
        for n in range(rows):
            firm.write(f"{uuid.uuid4()}\t{code(n)}\t例示第{n}号制品有限公司\t410421\n")
            for year in (2016, 2017, 2018):
                for key, value in (("sales", 1000000 + n), ("rd", 50000 + n), ("net_assets", 300000 + n)):
                    fact.write(f"{code(n)}\t{year}\t{key}\t1\t{value}\n")


def unload(name, folder):
    """What an import has written, as files for \\copy; stops when it has written to a table that is not copied."""
    others = psql(name, "analyze; select string_agg(relname, ' ') from pg_class where relnamespace = 'pipeline'::regnamespace"
                        " and relkind = 'r' and reltuples > 1000 and relname <> all('{%s}')" % ",".join(KEPT + FOLLOWS))
    if others:
        sys.exit(f"not copied by the peer: {others}")
    for table in KEPT:
        columns = psql(name, "select string_agg(quote_ident(attname), ',' order by attnum) from pg_attribute where attrelid ="
                             f" 'pipeline.{table}'::regclass and attnum > 0 and not attisdropped and attgenerated = ''")
        psql(name, f"\\copy (select {columns} from pipeline.{table} order by ctid) to '{folder}/{table}'")


def copied(name, files):
    command = [PSQL, "-Xq1", "-v", "ON_ERROR_STOP=1", f"{CLUSTER} dbname={name}"]
    for table, file in files:
        command += ["-c", f"\\copy {table} from '{file}'"]
    return measured(command)


def measured(command):
    """Seconds by the clock, and seconds of the processors in this process and in the server's."""
    before, children = server()
    start = time.perf_counter()
    usage = finished(command)
    wall = time.perf_counter() - start
    # The server counts the time of a process once it has ended, which may be a while after the client.
    while (after := server())[1] - children:
        time.sleep(0.02)
    return wall, usage.ru_utime + usage.ru_stime + after[0] - before


def server():
    """The processor seconds of the server and of those of its processes that have ended, and the ids of the others."""
    folder = CLUSTER.split("host=")[1].split()[0]
    pid = pathlib.Path(folder, "data/postmaster.pid").read_text().split()[0]
    children = set(pathlib.Path(f"/proc/{pid}/task/{pid}/children").read_text().split())
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK"), children


def finished(command):
    pid = os.posix_spawn(command[0], command, os.environ, file_actions=[(os.POSIX_SPAWN_OPEN, 1, "/dev/null", os.O_WRONLY, 0)])
    _, status, usage = os.wait4(pid, 0)
    if status:
        sys.exit(f"{command[0]} ended with {status}")
    return usage


def memory(command):
    """The peak of the resident memory of one run, in MB."""
    return finished(command).ru_maxrss // 1024


def workbook(csv, path):
    """The same list as .xlsx, its texts within the cells."""
    with open(csv, encoding="utf-8") as lines, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("[Content_Types].xml", '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
                      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                      '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType='
                      '"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>')
        relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        for place, kind, target in (("_rels/.rels", "officeDocument", "xl/workbook.xml"),
                                    ("xl/_rels/workbook.xml.rels", "worksheet", "worksheets/sheet1.xml")):
            book.writestr(place, '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                          f'<Relationship Id="r1" Type="{relation}/{kind}" Target="{target}"/></Relationships>')
        main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        book.writestr("xl/workbook.xml", f'<workbook xmlns="{main}" xmlns:r="{relation}"><sheets>'
                      '<sheet name="1" sheetId="1" r:id="r1"/></sheets></workbook>')
        # Piece by piece: a child's peak is never below that of the process that started it.
        with book.open("xl/worksheets/sheet1.xml", "w") as part:
            part.write(f'<worksheet xmlns="{main}"><sheetData>'.encode())
            for line in lines:
                cells = "".join(f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in line.strip().split(","))
                part.write(f"<row>{cells}</row>".encode())
            part.write(b"</sheetData></worksheet>")


def diagnose(firms):
    """The whole reserve: everything known of a third of the firms, something missing of the rest."""
    name = f"bench_diagnose_{firms}"
    conninfo = database(name)
    psql(name, f"""
      begin;
      insert into pipeline.operation (op, verb, payload_hash) values (gen_random_uuid(), 'bench', sha256('x'));
      create temp table f as select gen_random_uuid() as id, n, (select op from pipeline.operation limit 1) as op
        from generate_series(1, {firms}) n;
      insert into pipeline.firm (id, credit_code, name, name_key, county, founded, field, head)
        select id, '91410421MA' || lpad(n::text, 8, '0'), '例示第' || n || '号制品有限公司', '例示' || n,
          '410421', '2010-01-01', '4.3.2', 1 from f;
      insert into pipeline.event (firm, seq, verb, on_date, op) select id, 1, 'intake', '2019-08-01', op from f;
      insert into pipeline.episode (id, firm, intake_year, entered_on, entered_seq, stage, stage_on, stage_seq, furthest)
        select gen_random_uuid(), id, 2019, '2019-08-01', 1, 'entered', '2019-08-01', 1, 'entered' from f;
      insert into pipeline.fact (firm, seq, year, key, value)
        select id, 1, y, k.key, case k.unit when 'points' then least(k.highest, 3 + n % 3)
          when 'heads' then case k.key when 'staff' then 60 + n % 7 else 6 end
          else 1000000 * (1 + (n * 7 + y) % 9) * case when k.key in ('rd', 'rd_domestic') then 1 else 20 end end
        from f, generate_series(2017, 2019) y, pipeline.fact_kind k
        where k.key not in ('rd_other', 'tech_staff_183', 'conversions') and (k.unit <> 'points' or y = 2019)
          and (n % 3 > 0 or k.position % 5 > 0);
      insert into pipeline.ip (id, firm, seq, kind, title, granted, acquired_by)
        select gen_random_uuid(), id, 1, 'software', 's' || i, '2018-01-01', '自主研发' from f, generate_series(1, 4) i;
      insert into pipeline.achievement (id, firm, seq, year, title)
        select gen_random_uuid(), id, 1, 2017 + i % 3, 'a' || i from f, generate_series(1, 9) i;
      insert into pipeline.incident (id, firm, seq, evidence) select gen_random_uuid(), id, 1, '查询函' from f;
      commit; analyze;""")
    start = time.perf_counter()
    done = subprocess.run([PIPELINE, "diagnose", "--all", "--db", conninfo, "--on", "2020-06-01", "--apply-on",
                           "2020-08-01", "--csv"], stdout=subprocess.DEVNULL)
    ours = time.perf_counter() - start
    if done.returncode:
        sys.exit("diagnose --all failed")
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)
        law, facts = f"{folder}/law.json", f"{folder}/facts.jsonl"
        psql(name, f"\\copy (select api.law('high_tech', '2020-08-01')) to '{law}'")
        start = time.perf_counter()
        psql(name, f"\\copy (select a.facts from api.assessment_facts(array(select firm from api.reserve_firms())) a) to '{facts}'")
        psql(name, "begin; update pipeline.firm set head = head + 1;"
             "insert into pipeline.event (firm, seq, verb, on_date, op) select id, head, 'diagnose', '2020-06-01',"
             " (select op from pipeline.operation limit 1) from pipeline.firm;"
             "insert into pipeline.diagnosis (id, firm, seq, episode, apply_on, rule_set, verdict, findings, score, paths,"
             " inputs, law) select gen_random_uuid(), d.firm, f.head, d.episode, d.apply_on, d.rule_set, d.verdict,"
             " d.findings, d.score, d.paths, d.inputs, d.law from pipeline.diagnosis d join pipeline.firm f on f.id = d.firm;"
             "commit;")
        peer = time.perf_counter() - start
        print(f"diagnose --all over {firms} firms : psql reading the same documents and writing the same rows: "
              f"{ours / peer:.2f}  ({ours / firms * 1e6:.0f} us : {peer / firms * 1e6:.0f} us a firm, one run)")
        subprocess.run([str(pathlib.Path(PIPELINE).with_name("judge-bench")), law, facts], check=True)


def conversion(stays):
    """The whole base and one county, as of a day and known now; the peers count the same numbers over the same rows."""
    name = f"bench_conversion_{stays}"
    conninfo = database(name)
    here = pathlib.Path(__file__).parent
    made = subprocess.run([PSQL, "-Xq", "-v", "ON_ERROR_STOP=1", "-v", f"n={stays}", conninfo, "-f", here / "conversion_base.sql"])
    if made.returncode:
        sys.exit("no base")
    os.environ["PIPELINE_DB"] = conninfo
    for title, county in (("whole base", ""), ("one county", "410421")):
        def ours():
            where = ["--county", county] if county else []
            return [PIPELINE, "report", "conversion", "--as-of", "2021-12-31", "--json", *where]

        def peer():
            return [PSQL, "-XAtq", "-v", f"county={county}", conninfo, "-f", str(here / "conversion_peer.sql")]

        compare(f"report conversion, {stays} stays with 8 events each, {title} : psql by hand", ours, peer, 5)
    duck(name, stays)


def duck(name, stays):
    """DuckDB (PyPI) over the same rows, if it is installed: pip install duckdb."""
    try:
        import duckdb
    except ImportError:
        print("  duckdb: not installed, not compared")
        return
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o777)
        psql(name, f"\\copy (select id, firm, intake_year, entered_on, entered_seq, county_at_entry, stage, ended_on"
                   f" from pipeline.episode where not voided) to '{folder}/stay.csv' csv header")
        base = duckdb.connect()
        base.execute(f"create table stay as select * from read_csv('{folder}/stay.csv')")
    query = """
      with s as (
        select *, row_number() over (partition by firm order by entered_on, entered_seq) = 1 as first,
          ended_on <= date '2021-12-31' as ended, coalesce(least(ended_on, date '2021-12-31'), date '2021-12-31') - entered_on as days
        from stay where entered_on <= date '2021-12-31' and (? = '' or county_at_entry = ?))
      select 'i', case when ended then stage end, null, count(*) from s group by 2
      union all select 'c' || h, case when ended and stage = 'certified' and ended_on <= entered_on + to_months(h) then 'within'
        when entered_on + to_months(h) > date '2021-12-31' then 'open' end, intake_year, count(*)
        from s, unnest([12, 24, 36]) t (h) where first group by 1, 2, 3
      union all select 'in', '', intake_year, count(distinct firm) from s group by 3
      union all select 'out', '', year(ended_on), count(*) from s where ended and stage = 'certified' group by 3
      union all select 'm', case when ended then stage end, days, count(*) from s group by 2, 3"""
    for county in ("", "410421"):
        times = []
        for _ in range(5):
            start = time.perf_counter()
            base.execute(query, [county, county]).fetchall()
            times.append(time.perf_counter() - start)
        print(f"  duckdb in process, {'one county' if county else 'whole base'}: {statistics.median(times) * 1000:.1f} ms")


def find(firms):
    """Words of every kind, each against a statement written for that kind alone."""
    name = f"bench_find_{firms}"
    conninfo = database(name)
    syllables = ("一yi 乙yi 丁ding 七qi 万wan 三san 上shang 东dong 中zhong 丰feng 乐le 九jiu 云yun 五wu 井jing 亚ya 京jing "
                 "仁ren 佳jia 信xin 元yuan 光guang 华hua 卓zhuo 南nan 博bo 双shuang 吉ji 启qi 和he 嘉jia 国guo 坤kun 天tian "
                 "宏hong 宝bao 富fu 尚shang 山shan 平ping 康kang 德de 恒heng 成cheng 文wen 新xin 方fang 旭xu 明ming 星xing").split()
    psql(name, f"""
      begin;
      create temp table syllable as select ordinality - 1 as n, left(s, 1) as hanzi, substr(s, 2) as latin
        from unnest(string_to_array('{" ".join(syllables)}', ' ')) with ordinality u (s);
      create temp table branch as select ordinality - 1 as n, split_part(s, ',', 1) as hanzi, split_part(s, ',', 2) as latin
        from unnest(array['新材料,xincailiao', '电气设备,dianqishebei', '生物科技,shengwukeji', '机械制造,jixiezhizao',
          '软件,ruanjian', '环保工程,huanbaogongcheng']) with ordinality u (s);
      insert into pipeline.firm (id, credit_code, name, name_key, initials, county)
      select gen_random_uuid(), '91410421MA' || lpad(i::text, 8, '0'), x.name, x.name,
        array[x.short, x.latin], '410421'
      from generate_series(1, {firms}) i
      cross join lateral (
        select '例示' || a.hanzi || b.hanzi || c.hanzi || k.hanzi || '有限公司' as name,
          'ls' || left(a.latin, 1) || left(b.latin, 1) || left(c.latin, 1) as short,
          'lishi' || a.latin || b.latin || c.latin || k.latin || 'youxiangongsi' as latin
        from syllable a, syllable b, syllable c, branch k
        where a.n = i % 49 and b.n = i / 49 % 49 and c.n = i / 2401 % 49 and k.n = i % 6) x;
      commit;
      create extension pg_trgm;
      create table peer as select f.id, f.no, f.name, f.credit_code, f.initials[1] as short, f.initials[2] as latin from pipeline.firm f;
      create index on peer (name text_pattern_ops); create index on peer (short text_pattern_ops);
      create index on peer (latin text_pattern_ops); create index on peer using gin (name gin_trgm_ops);""")
    psql(name, "vacuum analyze")
    for title, word, where in [
        ("initials", "lsywm", "short like 'lsywm%'"),
        ("full pinyin", "lishiyunwumingruan", "latin like 'lishiyunwumingruan%'"),
        ("beginning", "例示云五明", "name like '例示云五明%'"),
        ("part of three", "云五明", "name like '%云五明%'"),
        ("part of two", "云五", "name like '%云五%'"),
        ("one character wrong", "云五名软件有限公司", "word_similarity('云五名软件有限公司', name) > 0.6 and name %> '云五名软件有限公司'"),
    ]:
        def ours():
            return [PIPELINE, "firm", "find", word, "--db", conninfo, "--csv"]

        def peer():
            return [PSQL, "-XAtq", conninfo, "-c",
                    f"select no, name, credit_code from peer where {where} order by no limit 500"]

        compare(f"firm find among {firms} firms, {title} : psql", ours, peer, max(5, RUNS // 6))


def walls():
    """`visit log` by an officer, with row security and the chain, against a copy of the database without either."""
    conninfo = database("bench_walls")
    login = f"bench_{os.getpid()}"
    sheet("/tmp/pipeline-bench.csv", 300)
    for words in (["intake", "import", "/tmp/pipeline-bench.csv", "--year", "2019", "--on", "2019-08-01"],
                  ["user", "add", "例示", "--login", login, "--role", "officer", "--county", "宝丰县", "--on", "2019-01-01"]):
        subprocess.run([PIPELINE, *words, "--db", conninfo], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for no in range(1, 31):
        subprocess.run([PIPELINE, "assign", "set", f"#{no}", "例示", "--on", "2019-08-02", "--db", conninfo], check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    psql("postgres", "create database bench_bare template bench_walls")
    psql("bench_bare", """
        do $$
        declare one record;
        begin
          for one in select format('drop policy %I on %s', polname, polrelid::regclass) as words from pg_policy loop execute one.words; end loop;
          for one in select oid::regclass as name from pg_class where relnamespace = 'pipeline'::regnamespace and relrowsecurity loop
            execute format('alter table %s disable row level security, no force row level security', one.name);
          end loop;
        end $$;
        create or replace view api.my_firm as select * from pipeline.firm;
        create or replace view api.my_one_firm as select * from pipeline.firm;
        create or replace function api._link(_op uuid) returns void language sql volatile set search_path = pg_catalog, pg_temp as 'select'""")
    build = psql("bench_walls", "select api.build()")
    asked = " ".join(f"user={login}" if part.startswith("user=") else part for part in CLUSTER.split())

    def call(no):
        return (f"select api.visit_log('{uuid.uuid4()}', '{build}', '{uuid.uuid4()}', '#{no}', '2019-10-08', '现场', '核对辅助账', "
                "null, null, null)")

    def calls(name, times):
        return [PSQL, "-XAtq", "-v", "ON_ERROR_STOP=1", f"{asked} dbname={name}"] + [
            word for n in range(times) for word in ("-c", call(1 + n % 30))]

    compare("visit log as a whole process of psql, walls and chain : neither", lambda: calls("bench_walls", 1),
            lambda: calls("bench_bare", 1), RUNS)
    pairs = [(timed(calls("bench_walls", 101)) - timed(calls("bench_walls", 1)),
              timed(calls("bench_bare", 101)) - timed(calls("bench_bare", 1))) for _ in range(10)]
    mine, bare = (statistics.median(side) * 10 for side in zip(*pairs))
    print(f"visit log within a session: {mine / bare:.2f}  (median {mine:.2f} ms : {bare:.2f} ms a call, 10 pairs of 100 calls)")
    links, events = psql("bench_walls", "select (select count(*) from pipeline.link), (select count(*) from pipeline.event)").split("|")
    if links != events or psql("bench_bare", "select count(*) from pipeline.visit") != psql("bench_walls", "select count(*) from pipeline.visit"):
        sys.exit("the two sides did not do the same")


wanted = sys.argv[1:] or ["visit", "walls", "intake", "diagnose", "conversion", "find"]
if "visit" in wanted:
    visit()
if "walls" in wanted:
    walls()
if "conversion" in wanted:
    conversion(int(os.environ.get("STAYS", "1000000")))
if "find" in wanted:
    find(int(os.environ.get("FIRMS", "1000000")))
if "diagnose" in wanted:
    diagnose(int(os.environ.get("FIRMS", "100000")))
if "intake" in wanted:
    for rows in os.environ.get("LISTS", "10000 100000").split():
        intake(int(rows))
