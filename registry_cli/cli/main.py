"""The program: global options, every command, and what happens to a question that has no answer."""

import gc
import io
import os
import sys
from itertools import pairwise
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from registry_cli import __version__
from registry_cli.cli import (
    calendar,
    conformance,
    cost,
    doctor,
    explain,
    find,
    fmt,
    graph,
    impact,
    init,
    list_,
    new,
    path,
