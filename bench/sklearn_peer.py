"""Sorts and groups the statements that bench_large wrote, with scikit-learn, and prints what it took as JSON.

The same settings as Pejl's own engine where they are comparable: words and letters (3 to 5 within words) by TF-IDF with
sublinear counts, truncated SVD, logistic regression with C = 10 and balanced classes on the names and on what a person
placed; k-means and average linkage with as many groups as there are topics.
"""

import csv
import json
import resource
import sys
import time

from sklearn.cluster import AgglomerativeClustering, KMeans, MiniBatchKMeans
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import adjusted_rand_score
from sklearn.pipeline import FeatureUnion, make_pipeline
from sklearn.preprocessing import Normalizer

DIMENSIONS = 100
SEED = 2017


def space():
    words = TfidfVectorizer(sublinear_tf=True, min_df=2)
    letters = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True, min_df=2)
    union = FeatureUnion([("words", words), ("letters", letters)])
    return make_pipeline(union, TruncatedSVD(DIMENSIONS, random_state=SEED), Normalizer(copy=False))


def sort(rows, names):
    began = time.perf_counter()
    points = space().fit_transform([row["words"] for row in rows] + names)
    ready = time.perf_counter() - began
    placed = [nth for nth, row in enumerate(rows) if row["placed"] == "1"]
    topics = [int(row["topic"]) for row in rows]
    known = placed + [len(rows) + nth for nth in range(len(names))]
    labels = [topics[nth] for nth in placed] + list(range(len(names)))
    model = LogisticRegression(C=10, class_weight="balanced", max_iter=1000)
    model.fit(points[known], labels)
    guessed = model.predict_proba(points[: len(rows)]).argmax(axis=1)
    took = time.perf_counter() - began
    rest = [nth for nth, row in enumerate(rows) if row["placed"] != "1"]
    right = [topics[nth] for nth in rest]
    guessed = [int(model.classes_[guessed[nth]]) for nth in rest]
    hits = sum(one == other for one, other in zip(guessed, right))
    return {
        "seconds": took,
        "ready_seconds": ready,
        "ari": adjusted_rand_score(right, guessed),
        "right": hits / len(rest),
        "groups": len(names),
    }


def group(rows, names, kind):
    began = time.perf_counter()
    points = space().fit_transform([row["words"] for row in rows])
    guessed = kind(len(names)).fit_predict(points)
    took = time.perf_counter() - began
    ari = adjusted_rand_score([int(row["topic"]) for row in rows], guessed)
    return {"seconds": took, "ari": ari, "groups": len(names)}


def k_means(count):
    return KMeans(n_clusters=count, n_init=3, random_state=SEED)


def quick_k_means(count):
    return MiniBatchKMeans(n_clusters=count, n_init=3, random_state=SEED)


def tree(count):
    return AgglomerativeClustering(n_clusters=count, metric="cosine", linkage="average")


def main():
    task, file = sys.argv[1:]
    with open(file, encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    names = [name for _, name in sorted({(int(row["topic"]), row["name"]) for row in rows})]
    tasks = {
        "sort": lambda: sort(rows, names),
        "group": lambda: group(rows, names, k_means),
        "group-quick": lambda: group(rows, names, quick_k_means),
        "group-tree": lambda: group(rows, names, tree),
    }
    result = tasks[task]()
    result["peak_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 // 1_000_000
    print(json.dumps(result))


main()
