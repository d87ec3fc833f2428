import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { describedPaths } from '../../api/http/openapi.ts';
import { openApiDocument } from '../../api/http/openapi-document.ts';
import '../../api/server.ts';

/** An answer as it came. */
interface Given {
  method: string;
  path: string;
  status: number;
  contentType: string | null;
  text: string;
}

interface Described {
  responses: Record<string, { content?: Record<string, unknown> }>;
}

const ajv = new Ajv2020({ strict: false, allErrors: true });
formats.default(ajv);
const document = openApiDocument('http://127.0.0.1') as unknown as { paths: Record<string, Record<string, Described>> };
ajv.addSchema(document, 'openapi');
const validators = new Map<string, ValidateFunction>();

/** Literal paths before those with names in them, as the api itself looks. */
const templates = describedPaths()
  .map(([path]) => path)
  .sort((a, b) => a.split('{').length - b.split('{').length)
  .map((path) => ({
    path: path.replaceAll('{+', '{'),
    pattern: new RegExp(`^${path.replaceAll(/\{\+\w+\}/g, '.+').replaceAll(/\{\w+\}/g, '[^/]+')}/?$`),
  }));

/** What an answer of the running api has that its description has not; undefined where they agree. */
export function unlikeDescribed({ method, path, status, contentType, text }: Given): string | undefined {
  const { pathname } = new URL(path, 'http://api');
  const fitting = templates.filter(({ pattern }) => pattern.test(pathname)).map((template) => template.path);
  const at = fitting.find((template) => document.paths[template]?.[method.toLowerCase()]);
  if (!at) return undefined;
  const { responses } = document.paths[at]![method.toLowerCase()]!;
  const key = String(status) in responses ? String(status) : 'default';
  const content = responses[key]?.content;
  const type = contentType?.split(';')[0];
  if (!content) return text === '' ? undefined : `${status} has a body, and none is described`;
  if (!type || !(type in content))
    return `${status} comes as ${type ?? 'nothing'}, described is ${Object.keys(content).join()}`;
  const pointer = ['paths', at, method.toLowerCase(), 'responses', key, 'content', type, 'schema'];
  return faultsIn(pointer, type, text);
}

function faultsIn(pointer: string[], type: string, text: string): string | undefined {
  if (!/json/.test(type)) return undefined;
  const validate = validatorAt(pointer);
  const parts = type.endsWith('ndjson') ? text.trim().split('\n') : [text];
  const unfit = parts.find((part) => !validate(JSON.parse(part)));
  return unfit === undefined ? undefined : `${ajv.errorsText(validate.errors)} in ${unfit.slice(0, 500)}`;
}

/** Checks values by the schema that stands at a place of the description. */
export function validatorAt(pointer: string[]): ValidateFunction {
  const ref = pointer
    .map((part) => `/${encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))}`)
    .join('');
  const known = validators.get(ref) ?? ajv.compile({ $ref: `openapi#${ref}` });
  validators.set(ref, known);
  return known;
}
