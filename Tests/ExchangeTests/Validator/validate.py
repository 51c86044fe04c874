"""Reads the files that are named, and says what others would not take: Questionnaires (.json) are read with
fhir.resources and with fhirclient, Table Schemas (.schema.json) with frictionless."""
import json
import pathlib
import sys

from fhir.resources.R4B.questionnaire import Questionnaire
from fhirclient.models.questionnaire import Questionnaire as ClientQuestionnaire
from frictionless import Schema

problems = []
for name in sys.argv[1:]:
    text = pathlib.Path(name).read_text()
    try:
        if name.endswith(".schema.json"):
            Schema.from_descriptor(json.loads(text))
        else:
            Questionnaire.model_validate_json(text)
            ClientQuestionnaire(json.loads(text))
    except Exception as error:
        problems.append(f"{pathlib.Path(name).name}: {error}")
print(f"{len(sys.argv) - 1} files")
print("\n".join(problems), file=sys.stderr)
sys.exit(1 if problems else 0)
