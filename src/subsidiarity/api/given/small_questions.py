"""Small questions that lower rooms answer, of files, languages and expectations: a wrong kind is refused in words."""

from __future__ import annotations

from subsidiarity.api.given.expected import paths_given
from subsidiarity.api.given.kinds import RECOMMENDATION, TEXT, takes
from subsidiarity.batch import passed_over as files
from subsidiarity.reading.translation import language_tag
from subsidiarity.reasoning import expectation

passed_over = takes(paths=paths_given)(files.passed_over)
is_language = takes(tag=TEXT)(language_tag.is_language)
unmet = takes(recommendation=RECOMMENDATION)(expectation.unmet)
