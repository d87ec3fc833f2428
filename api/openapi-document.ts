import { z } from 'zod';
import {
  createDocument,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
  type ZodOpenApiResponsesObject,
} from 'zod-openapi';
import { describedPaths, type Operation } from './openapi.ts';
import { problemDocument } from './problems.ts';

/** OpenAPI 3.1 of every path that was described. */
export function openApiDocument(publicUrl: string) {
  const paths: ZodOpenApiPathsObject = {};
  for (const [template, operations] of describedPaths()) {
    const shown = Object.entries(operations).filter(([, { page }]) => !page);
    if (shown.length === 0) continue;
    const path = template.replaceAll('{+', '{');
    paths[path] = Object.fromEntries(shown.map(([method, operation]) => [method, toOpenApi(path, operation)]));
  }
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Tidings',
      version: '1',
      description: 'Post business events; durable journeys talk to the customer.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: publicUrl }],
    security: [{ key: [] }],
    components: { securitySchemes: { key: { type: 'http', scheme: 'bearer', bearerFormat: 'tdk_…' } } },
    paths,
  });
}

function toOpenApi(
  path: string,
  { summary, query, body, bodyOptional, answers, open }: Operation,
): ZodOpenApiOperationObject {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string);
  const params = z.object(Object.fromEntries(names.map((name) => [name, z.string()])));
  const content = (schemas: Record<string, z.ZodType>) =>
    Object.fromEntries(Object.entries(schemas).map(([type, schema]) => [type, { schema }]));
  const responses = Object.entries(answers).map(([status, answer]) => [
    status,
    {
      description: Number(status) === 204 ? 'Done' : 'The answer',
      ...(answer ? { content: content({ 'application/json': schemaOf(answer) }) } : {}),
    },
  ]);
  return {
    summary,
    ...(open ? { security: [] } : {}),
    requestParams: { ...(names.length > 0 ? { path: params } : {}), ...(query && query !== 'any' ? { query } : {}) },
    ...(body && body !== 'any' ? { requestBody: { required: !bodyOptional, content: content(body) } } : {}),
    responses: {
      ...(Object.fromEntries(responses) as ZodOpenApiResponsesObject),
      default: { description: 'A problem', content: content({ 'application/problem+json': problemDocument }) },
    },
  };
}

function schemaOf(answer: z.ZodType | { list: z.ZodType }): z.ZodType {
  return 'list' in answer ? z.object({ items: z.array(answer.list), next: z.string().optional() }) : answer;
}
