// Turns Discord's description of its API (npm discord-api-spec) into one file of JSON Schemas: those of objects by name,
// and those of answers by route and status.
// Use: node make_schemas.mjs OUT, beside an installed node_modules.
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import * as spec from "discord-api-spec/zod";
import * as z from "zod";

const URN = "urn:discord:";
const SUFFIX = "Schema";

/** Every exported schema as JSON Schema, by its name without the suffix. */
function describe() {
  for (const [name, schema] of Object.entries(spec)) {
    if (name.endsWith(SUFFIX) && schema?._zod) z.globalRegistry.add(schema, { id: name.slice(0, -SUFFIX.length) });
  }
  const { schemas } = z.toJSONSchema(z.globalRegistry, {
    unrepresentable: "any",
    io: "input",
    uri: (id) => URN + id,
    // No JSON value is undefined; left as "anything", it would let every autocomplete answer pass.
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema._zod.def.type === "undefined") jsonSchema.not = {};
    },
  });
  return schemas;
}

/** The same schema, in which no object takes a key that it doesn't name. */
function closed(schema, schemas) {
  if (Array.isArray(schema.allOf)) {
    // Each part names only some of the keys, so the parts stay open and the whole is closed.
    return { ...schema, allOf: schema.allOf.map((part) => inside(resolved(part, schemas), schemas)), unevaluatedProperties: false };
  }
  const copy = inside(schema, schemas);
  if (schema.properties === undefined) return copy;
  for (const word of ["anyOf", "oneOf", "$ref", "not", "if"]) {
    if (word in schema) throw new Error(`properties beside ${word}: closing this object could leave nothing that fits it`);
  }
  return { additionalProperties: false, ...copy };
}

/** The same schema with everything below it closed, but not itself. */
function inside(schema, schemas) {
  const copy = { ...schema };
  for (const word of ["anyOf", "oneOf", "prefixItems"]) {
    if (word in copy) copy[word] = copy[word].map((part) => closed(part, schemas));
  }
  for (const word of ["items", "additionalProperties"]) {
    if (typeof copy[word] === "object") copy[word] = closed(copy[word], schemas);
  }
  if (copy.properties) {
    copy.properties = Object.fromEntries(Object.entries(copy.properties).map(([key, part]) => [key, closed(part, schemas)]));
  }
  return copy;
}

function resolved(schema, schemas) {
  if (!schema.$ref?.startsWith(URN)) return schema;
  const { $id, $schema, ...rest } = schemas[schema.$ref.slice(URN.length)];
  return rest;
}

/** The schema of each answer by route ("GET /users/{}") and status ("200", "4XX"): only the package's types have it. */
function answers(known) {
  const types = readFileSync(new URL("node_modules/discord-api-spec/build/discord-api-spec.ts", import.meta.url), "utf8");
  const found = {};
  const parts = /^ {2}"(?<path>\/[^"]*)": \{$|^ {4}(?<method>[a-z]+): \{$|^ {8}"(?<status>\d\w\w)":(?<type>[^;{]*)[;{]/gm;
  let path, answered;
  for (const { groups } of types.matchAll(parts)) {
    if (groups.path) path = groups.path.replaceAll(/\{[^}]*\}/g, "{}");
    else if (groups.method) answered = found[`${groups.method.toUpperCase()} ${path}`] = {};
    else answered[groups.status] = typed(groups.type, known);
  }
  return found;
}

/** A TypeScript type as JSON Schema, as far as answers have it: names, arrays of them, null; all else is anything. */
function typed(text, known) {
  const words = text.replaceAll(/\s+/g, " ").trim().replace(/^\| /, "");
  const list = /^(?:\(([^()]*)\)|(\w+))\[\]( \| null)?$/.exec(words);
  if (list) return { type: list[3] ? ["array", "null"] : "array", items: typed(list[1] ?? list[2], known) };
  const branches = words.split(" | ").map((name) => (name === "null" ? { type: "null" } : { $ref: URN + name }));
  const isKnown = branches.every(({ $ref, type }) => type === "null" || $ref.slice(URN.length) in known);
  if (!isKnown) return {};
  return branches.length === 1 ? branches[0] : { anyOf: branches };
}

const out = process.argv[2];
const packages = JSON.parse(readFileSync(new URL("package.json", import.meta.url), "utf8")).dependencies;
const open = describe();
const schemas = Object.fromEntries(Object.entries(open).map(([name, schema]) => [name, closed(schema, open)]));
writeFileSync(`${out}.part`, JSON.stringify({ packages, schemas, answers: answers(schemas) }));
renameSync(`${out}.part`, out);
