import { STATUS_CODES } from 'node:http';
import { z } from 'zod';
import {
  createDocument,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
  type ZodOpenApiResponsesObject,
} from 'zod-openapi';
import { groups, groupOf, type Group } from './openapi-groups.ts';
import { describedPaths, withoutControls, type ResponseBody, type Operation } from './openapi.ts';
import { problemDocument } from './problems.ts';

/** OpenAPI 3.1 of every path that was described, in the order of the groups. */
export function openApiDocument(publicUrl: string) {
  const shown = describedPaths().flatMap(([path, operations]) => {
    const api = Object.entries(operations).filter(([, { page }]) => !page);
    return api.length > 0 ? [{ path: path.replaceAll('{+', '{'), ...groupOf(path), operations: api }] : [];
  });
  shown.sort((a, b) => a.rank - b.rank);
  const paths: ZodOpenApiPathsObject = {};
  for (const { path, group, operations } of shown) {
    paths[path] = Object.fromEntries(operations.map(([method, it]) => [method, toOpenApi(path, group, it)]));
  }
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Tidings',
      version: '1',
      description:
        'Post business events; durable journeys talk to the customer. Put a contact, post an event about it, and read its timeline.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: publicUrl }],
    security: [{ key: [] }],
    tags: groups.map(({ name, description }) => ({ name, description })),
    components: { securitySchemes: { key: { type: 'http', scheme: 'bearer', bearerFormat: 'tdk_…' } } },
    paths,
  });
}

function toOpenApi(path: string, group: Group, operation: Operation): ZodOpenApiOperationObject {
  const { summary, query, body, responses: declared, open } = operation;
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string);
  const parameters = names.map((name) => [name, pathParameter(group.names?.[name])]);
  const responses = Object.entries(declared).map(([status, content]) => [
    status,
    { description: STATUS_CODES[status] ?? 'The response', ...(content ? { content: contentOf(content) } : {}) },
  ]);
  return {
    summary,
    tags: [group.name],
    ...(open ? { security: [] } : {}),
    requestParams: {
      ...(names.length > 0 ? { path: z.object(Object.fromEntries(parameters)) } : {}),
      ...(query && query !== 'any' ? { query } : {}),
    },
    ...(body && body !== 'any' ? { requestBody: requestBody(operation, body) } : {}),
    responses: {
      ...(Object.fromEntries(responses) as ZodOpenApiResponsesObject),
      default: { description: 'A problem', content: { 'application/problem+json': { schema: problemDocument } } },
    },
  };
}

function pathParameter(example: string | undefined): z.ZodType {
  const text = z.string().meta({ pattern: withoutControls });
  return example === undefined ? text : text.meta({ ...text.meta(), param: { example } });
}

function requestBody({ bodyOptional, examples = {} }: Operation, body: Record<string, z.ZodType>) {
  const content = Object.entries(body).map(([type, schema]) => {
    const named = Object.entries(examples[type] ?? {}).map(([name, make]) => [name, { value: make() }]);
    return [type, { schema, ...(named.length > 0 ? { examples: Object.fromEntries(named) as object } : {}) }];
  });
  return { required: !bodyOptional, content: Object.fromEntries(content) as Record<string, { schema: z.ZodType }> };
}

function contentOf(body: NonNullable<ResponseBody>): Record<string, { schema: z.ZodType }> {
  if ('as' in body) return { [body.as]: { schema: body.schema ?? z.string() } };
  if ('orCsv' in body) return { 'application/json': { schema: body.orCsv }, 'text/csv': { schema: z.string() } };
  const list = 'list' in body ? z.object({ items: z.array(body.list), next: z.string().optional() }) : body;
  return { 'application/json': { schema: list } };
}
