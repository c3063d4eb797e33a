"""Kinds of corruption of the descriptor."""

import copy
import json
import random
from collections.abc import Callable
from typing import Any

from corruptions.bench import Bench, Spoilt
from corruptions.picking import KINDS

Draw = Callable[[random.Random, dict[str, Any]], Any]
GONE = object()


def of_text(name: str, spoil: Callable[[bytes], bytes]) -> None:
    """Enter a kind that spoils the text of the descriptor."""
    KINDS[f"descriptor: {name}"] = lambda rng, bench: _spoilt(name, spoil(bench.text), "")


def of_object(name: str, spoil: Draw) -> None:
    """Enter a kind that changes the descriptor in place; what the function gives names the place."""

    def spoil_object(rng: random.Random, bench: Bench) -> Spoilt:
        descriptor = json.loads(bench.text)
        place = spoil(rng, descriptor)
        return _spoilt(name, json.dumps(descriptor).encode(), str(place))

    KINDS[f"descriptor: {name}"] = spoil_object


def _spoilt(name: str, content: bytes, place: str) -> Spoilt:
    return Spoilt(f"descriptor: {name}", "datapackage", f"datapackage.json {place}", content=content)


def _resource(name: str, /, **changed: Any) -> None:
    """Enter a kind that gives one table other properties."""

    def spoil(rng: random.Random, descriptor: dict[str, Any]) -> str:
        resource = rng.choice(descriptor["resources"])
        own = str(resource["name"])
        _update(resource, changed)
        return own

    of_object(name, spoil)


def _update(target: dict[str, Any], changed: dict[str, Any]) -> None:
    for key, value in changed.items():
        if value is GONE:
            target.pop(key, None)
        else:
            target[key] = value


def _schema(name: str, /, **changed: Any) -> None:
    """Enter a kind that gives the schema of one table other properties."""

    def spoil(rng: random.Random, descriptor: dict[str, Any]) -> str:
        resource = rng.choice(descriptor["resources"])
        _update(resource["schema"], changed)
        return str(resource["name"])

    of_object(name, spoil)


def _field(name: str, fits: Callable[[dict[str, Any]], bool], spoil: Callable[[dict[str, Any]], Any]) -> None:
    """Enter a kind that spoils one column of some sort."""

    def spoil_field(rng: random.Random, descriptor: dict[str, Any]) -> str:
        fields = [(r["name"], f) for r in descriptor["resources"] for f in r["schema"]["fields"] if fits(f)]
        table, field = rng.choice(fields)
        place = f"{table}.{field['name']}"
        spoil(field)
        return place

    of_object(name, spoil_field)


def _has(limit: str) -> Callable[[dict[str, Any]], bool]:
    return lambda field: limit in field.get("constraints", {})


of_text("raw NaN", lambda text: text.replace(b'"minimum": 0', b'"minimum": NaN', 1))
of_text("no JSON", lambda text: text[:-20])
of_text("empty", lambda text: b"")
of_text("a property twice", lambda text: text.replace(b'"name":', b'"name": "x", "name":', 1))
of_text("deep nesting", lambda text: b"[" * 100_000 + b"]" * 100_000)
of_text("json is a list", lambda text: b"[]")
of_text("json is null", lambda text: b"null")
of_text("byte order mark", lambda text: b"\xef\xbb\xbf" + text)
of_object("no resources", lambda rng, d: d.pop("resources") and "")
of_object("resources null", lambda rng, d: d.update(resources=None))
of_object("resources are strings", lambda rng, d: d.update(resources=["controls"]))
of_object("no table left", lambda rng, d: d.update(resources=[]))
of_object("no licence in the package", lambda rng, d: d.pop("licenses") and "")
of_object("licence without an address", lambda rng, d: d["licenses"][0].pop("path"))
of_object("resource twice", lambda rng, d: d["resources"].append(copy.deepcopy(rng.choice(d["resources"]))))
_resource("resource without name", name=GONE)
_resource("resource without path", path=GONE)
_resource("resource without schema", schema=GONE)
_resource("schema by path", schema="schema.json")
_resource("path out of the package", path="../data/sources.csv")
_resource("absolute path", path="/etc/passwd")
_resource("path is an address", path="https://example.org/x.csv")
_resource("path list of two", path=["sources.csv", "tables/controls.csv"])
of_object("path of another table", lambda rng, d: d["resources"][0].update(path=d["resources"][1]["path"]))
_resource("resource name HTML", name="<img src=x>")
_resource("resource name with ../", name="../x")
_resource("title missing", title=GONE)
_resource("title HTML", title="<img src=x onerror=alert(1)>")
_resource("dialect delimiter ;", dialect={"delimiter": ";"})
_resource("encoding utf-16", encoding="utf-16")
_resource("encoding unknown", encoding="klingon")
_resource("format json", format="json")
_resource("compression", compression="gz")
_schema("no primary key", primaryKey=GONE)
_schema("primary key names unknown column", primaryKey=["nothing"])
_schema("schema without fields", fields=GONE)
_schema("fields are strings", fields=["row_id"])
_schema("missingValues of a word", missingValues=["China"])


def _foreign(name: str, spoil: Callable[[dict[str, Any]], Any]) -> None:
    def spoil_key(rng: random.Random, descriptor: dict[str, Any]) -> str:
        resource = rng.choice([r for r in descriptor["resources"] if r["schema"].get("foreignKeys")])
        spoil(resource["schema"])
        return str(resource["name"])

    of_object(name, spoil_key)


_foreign(
    "foreign key to unknown table", lambda s: s["foreignKeys"][0]["reference"].update(resource="nothing")
)
_foreign("foreign key on unknown column", lambda s: s["foreignKeys"][0].update(fields=["nothing"]))
_foreign("foreign keys dropped", lambda s: s.pop("foreignKeys"))
_field("listOf unknown table", lambda f: "listOf" in f, lambda f: f.update(listOf="nothing"))
_field("bad regex", _has("pattern"), lambda f: f["constraints"].update(pattern="("))
_field("constraints null", _has("required"), lambda f: f.update(constraints=None))
_field("enum is a string", _has("enum"), lambda f: f["constraints"].update(enum="abc"))
_field(
    "enum of other words",
    lambda f: _has("enum")(f) and f["type"] == "string",
    lambda f: f["constraints"].update(enum=["other"]),
)
_field("minimum is text", _has("minimum"), lambda f: f["constraints"].update(minimum="abc"))
_field("minimum of a thousand", _has("minimum"), lambda f: f["constraints"].update(minimum=10**12))
_field("unknown type geopoint", lambda f: True, lambda f: f.update(type="geopoint"))
_field("type any", lambda f: True, lambda f: f.update(type="any"))
_field(
    "column described as a number",
    lambda f: f["name"] == "locator",
    lambda f: f.update(type="number", constraints={}),
)
_field("constraint misspelt", _has("required"), lambda f: f["constraints"].update(requried=True))
_field(
    "minLength of a number", lambda f: f["type"] == "number", lambda f: f["constraints"].update(minLength=2)
)
_field("decimal comma", lambda f: f["name"] == "value", lambda f: f.update(decimalChar=","))
_field("column without a name", lambda f: True, lambda f: f.pop("name"))
_field("column without a type", lambda f: True, lambda f: f.pop("type"))
_field("unit of a number dropped", lambda f: "unit" in f, lambda f: f.pop("unit"))
_field("one enum dropped", _has("enum"), lambda f: f["constraints"].pop("enum"))
_field("one pattern dropped", _has("pattern"), lambda f: f["constraints"].pop("pattern"))
_field("one maximum dropped", _has("maximum"), lambda f: f["constraints"].pop("maximum"))
_field("words of a description changed", lambda f: True, lambda f: f.update(description="Something else."))


def _all_constraints(rng: random.Random, descriptor: dict[str, Any]) -> str:
    resource = rng.choice(descriptor["resources"])
    for field in resource["schema"]["fields"]:
        field.pop("constraints", None)
    return str(resource["name"])


of_object("all constraints dropped", _all_constraints)
