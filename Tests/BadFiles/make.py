#!/usr/bin/python3
"""Writes the bad and odd files into a folder, and a list of what each must end in: make.py FOLDER [all] > list.

With "all" the files are written too that take a build without optimisation half a minute each.

A line of the list: file name, encoding asked for, outcome as sheet-probe says it, separated by tabs. An outcome
of "*" allows any but a trap. Everything in the files is fictional.
"""
import os
import sys

import bombs
import old
import packages
import texts

root = sys.argv[1]
names = set()


def add(name, content, outcome, encoding="", slow=False):
    assert name not in names, name
    names.add(name)
    if slow and "all" not in sys.argv:
        return
    if callable(content):
        content = content()
    if content is not None:
        with open(os.path.join(root, name), "wb") as file:
            file.write(content)
    print(name, encoding, outcome, sep="\t")


texts.make(add, root)
packages.make(add)
old.make(add)
bombs.make(add)
