"""Reads Bundles, one a line, from standard input, and says what is not FHIR.

It judges with fhir.resources, which knows every resource of R4B; those written here are the same in R4. That package
does not hold codes against their lists, so that is done here.
"""
import sys

from fhir.resources.R4B.bundle import Bundle


def bad_codes(element, path):
    if isinstance(element, list):
        for index, entry in enumerate(element):
            yield from bad_codes(entry, f"{path}[{index}]")
    elif hasattr(type(element), "model_fields"):
        for name, field in type(element).model_fields.items():
            value = getattr(element, name, None)
            allowed = (field.json_schema_extra or {}).get("enum_values")
            # A list that ends in "+" goes on in the specification.
            if allowed and "+" not in allowed and value is not None and value not in allowed:
                yield f"{path}.{name}: {value}"
            yield from bad_codes(value, f"{path}.{name}")


def broken_references(bundle):
    names = [entry.fullUrl for entry in bundle.entry]
    if len(set(names)) < len(names):
        yield "a fullUrl stands twice"
    for entry in bundle.entry:
        for reference in getattr(entry.resource, "derivedFrom", None) or []:
            if reference.reference not in names:
                yield f"nothing is named {reference.reference}"


count = 0
problems = []
for number, line in enumerate(sys.stdin, start=1):
    count += 1
    try:
        bundle = Bundle.model_validate_json(line)
        found = [*bad_codes(bundle, "Bundle"), *broken_references(bundle)]
    except ValueError as error:
        found = [str(error)]
    problems += [f"line {number}: {problem}" for problem in found]
print(f"{count} Bundles")
print("\n".join(problems[:20]), file=sys.stderr)
sys.exit(1 if problems else 0)
