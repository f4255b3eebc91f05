#!/usr/bin/env python3
"""Writes survival.tsv: 60 made-up histories without ties, and what the package lifelines (PyPI) makes of them.

    pip install lifelines==0.30.3 && python3 Tests/Vectors/survival.py > Tests/Vectors/survival.tsv

Only the vectors are used by the tests; the product and its tests do not need the package. Columns: seed; stays as
days:outcome (c certified, x exited, o open); incidence as day:certified:exited:low:high, the interval on the complementary
log-log scale from the package's variance (- where it has none); survival of "left" as day:share; median; upper quartile (empty when not reached).
"""
import math
import random
import sys
import warnings

import pandas
from lifelines import AalenJohansenFitter, KaplanMeierFitter

warnings.simplefilter("ignore")
Z = 1.959963984540054


def incidence(days, codes, event):
    fitter = AalenJohansenFitter(calculate_variance=True)
    fitter.fit(pandas.Series(days), pandas.Series(codes), event_of_interest=event)
    return fitter.cumulative_density_.iloc[:, 0], fitter.variance_


def at(series, day):
    return float(series[series.index <= day].iloc[-1])


def first(survival, share):
    # The package compares floating-point products as they are: 0.5000000000000001 is one half here.
    reached = survival[survival <= share + 1e-12]
    return str(int(reached.index[0])) if len(reached) else ""


def interval(value, variance):
    if math.isnan(variance):
        return "-", "-"
    if not 0 < value < 1 or variance <= 0:
        return "", ""
    spread = Z * math.sqrt(variance) / abs((1 - value) * math.log(1 - value))
    return tuple(repr(1 - (1 - value) ** math.exp(sign * spread)) for sign in (-1, 1))


def line(seed):
    rng = random.Random(seed)
    n = rng.randint(8, 60)
    days = rng.sample(range(1, 1500), n)
    codes = rng.choices([0, 1, 2], weights=[rng.uniform(0.2, 1) for _ in range(3)], k=n)
    codes[:2] = [1, 2]
    certified, variance = incidence(days, codes, 1)
    exited, _ = incidence(days, codes, 2)
    survival = KaplanMeierFitter().fit(days, [code > 0 for code in codes])
    points = sorted({365, 730, 1095, *rng.sample(days, 3)})
    cif, km = [], []
    for day in points:
        value = at(certified, day)
        low, high = interval(value, at(variance, day))
        cif.append(f"{day}:{value!r}:{at(exited, day)!r}:{low}:{high}")
        km.append(f"{day}:{at(survival.survival_function_.iloc[:, 0], day)!r}")
    quantiles = [first(survival.survival_function_.iloc[:, 0], p) for p in (0.5, 0.25)]
    stays = ",".join(f"{day}:{'ocx'[code]}" for day, code in zip(days, codes))
    return "\t".join([str(seed), stays, ",".join(cif), ",".join(km), *quantiles])


if __name__ == "__main__":
    for seed in range(1, 61):
        sys.stdout.write(line(seed) + "\n")
