"""What a trainer edits, as values of practice: read, checked, never changed.

Everything here takes the content folder (``exercises/``). A ``load_`` function raises
``ContentError`` for the first thing that is wrong; ``check_exercises`` reports all.
"""

from __future__ import annotations

from toolkit.content.agendas import load_agendas
from toolkit.content.check import check_exercises
from toolkit.content.course import load_course
from toolkit.content.frameworks import load_cpd_forms, load_frameworks
from toolkit.content.letters import load_letters
from toolkit.content.problem import Problem
from toolkit.content.prompts import load_prompts
from toolkit.content.samples import load_log_samples
from toolkit.content.samples_supervision import load_supervision_samples
from toolkit.content.support import load_support_lines
from toolkit.content.twee.cases import CaseFile, load_case, load_cases, read_case
from toolkit.content.vocabulary import load_vocabulary
from toolkit.content.worksheets import load_worksheets

__all__ = [
    "CaseFile",
    "Problem",
    "check_exercises",
    "load_agendas",
    "load_case",
    "load_cases",
    "load_course",
    "load_cpd_forms",
    "load_frameworks",
    "load_letters",
    "load_log_samples",
    "load_prompts",
    "load_supervision_samples",
    "load_support_lines",
    "load_vocabulary",
    "load_worksheets",
    "read_case",
]
