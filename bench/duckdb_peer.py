"""Rolls up what roll_up_bench wrote, with DuckDB, and compares time, sums and counts. Prints the ratio.

DuckDB gets the observations as a table in memory in the same order, the tree as a table of institutions with the units
above each, and may use what it has added up on one level for the next: the fastest way found to ask it.
"""

import json
import pathlib
import sys
import time

import duckdb
import numpy as np

TRIES = 3
PERIODS = 24
LEVELS = [("area", 1), ("municipality", 2), ("region", 3), ("nation", 4)]


def column(folder, name, kind):
    return np.fromfile(folder / name, dtype=kind)


def load(db, folder):
    units, columns = column(folder, "units.u32", "<u4"), column(folder, "columns.u32", "<u4")
    values = column(folder, "values.i64", "<i8")
    series, period = columns // PERIODS, columns % PERIODS
    rows = {"unit": units, "series": series, "period": period, "v": values}
    db.execute("create table seen as select * from rows")
    parents = column(folder, "parents.u32", "<u4")
    unit = np.arange(len(parents), dtype="<u4")
    leaves = unit[~np.isin(unit, parents)]
    tree = {"unit": leaves}
    at = leaves
    for name, _ in LEVELS:
        at = parents[at]
        tree[name] = at
    db.execute("create table tree as select * from tree")


def roll_up(db):
    """One level from the next: four tables of sums and counts."""
    below, source = "unit", "seen join tree using (unit)"
    sums = "sum(v)::bigint as s, count(v)::uinteger as c"
    began = time.perf_counter()
    for name, _ in LEVELS:
        db.execute(
            f"create or replace temp table by_{name} as "
            f"select series, {name} as unit, period, {sums} from {source} group by series, {name}, period"
        )
        below, source = name, f"by_{name} b join (select distinct {name}, NEXT from tree) t on b.unit = t.{name}"
        nth = [level for level, _ in LEVELS].index(name)
        if nth + 1 < len(LEVELS):
            source = source.replace("NEXT", LEVELS[nth + 1][0])
        sums = "sum(s)::bigint as s, sum(c)::uinteger as c"
    return time.perf_counter() - began


def at_once(db):
    """All four levels as grouping sets over the observations themselves."""
    names = [name for name, _ in LEVELS]
    sets = ", ".join(f"(series, {name}, period)" for name in names)
    began = time.perf_counter()
    db.execute(
        f"create or replace temp table at_once as select series, {', '.join(names)}, period, "
        f"sum(v)::bigint as s, count(v)::uinteger as c from seen join tree using (unit) group by grouping sets ({sets})"
    )
    return time.perf_counter() - began


def same(db, folder):
    """Whether DuckDB's totals are ours, all of them."""
    union = " union all ".join(f"select unit, series, period, s, c from by_{name}" for name, _ in LEVELS)
    theirs = db.execute(f"select * from ({union}) order by unit, series, period").fetchnumpy()
    columns = column(folder, "total_columns.u32", "<u4")
    ours = {
        "unit": column(folder, "total_units.u32", "<u4"),
        "series": columns // PERIODS,
        "period": columns % PERIODS,
        "s": column(folder, "sums.i64", "<i8"),
        "c": column(folder, "counts.u32", "<u4"),
    }
    return {name: bool(np.array_equal(ours[name], theirs[name])) for name in ours}


def main():
    folder, ours = pathlib.Path(sys.argv[1]), json.loads(pathlib.Path(sys.argv[2]).read_text())
    db = duckdb.connect()
    load(db, folder)
    ways = {"level from level": min(roll_up(db) for _ in range(TRIES))}
    ways["all levels at once"] = min(at_once(db) for _ in range(TRIES))
    equal = same(db, folder)
    print(f"{ours['observations']:,} observations, {ours['groups']:,} totals on 4 levels, {ours['cores']} cores.")
    print(f"{'':36}{'seconds':>9}{'ratio':>8}")
    print(f"{'Pejl (best of 5)':36}{ours['best']:9.3f}")
    for name, seconds in ways.items():
        print(f"{f'DuckDB {duckdb.__version__}, {name}':36}{seconds:9.3f}{seconds / ours['best']:8.1f}")
    sums = equal["unit"] and equal["series"] and equal["period"] and equal["s"]
    print(f"Sums equal: {'yes' if sums else 'NO'}. Counts equal: {'yes' if equal['c'] else 'NO'}.")
    ratio = min(ways.values()) / ours["best"]
    print(f"Pejl is {ratio:.1f} times as fast as DuckDB's faster way (wanted: 10).")
    return 0 if sums and equal["c"] else 1


if __name__ == "__main__":
    sys.exit(main())
