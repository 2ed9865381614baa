import { toJsonSchema } from '@valibot/to-json-schema';
import type * as v from 'valibot';
import type { RestRoute } from './rest-route.ts';

type Json = Readonly<Record<string, unknown>>;

export interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  readonly tags: readonly string[];
  readonly parameters: readonly Json[];
  readonly requestBody?: Json;
  readonly responses: Readonly<Record<string, Json>>;
  readonly security: readonly Json[];
  readonly 'x-scope': string;
}

export interface OpenApiDocument {
  readonly openapi: '3.1.0';
  readonly info: Json & { readonly title: string; readonly description: string };
  readonly servers: readonly Json[];
  readonly tags: readonly { readonly name: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: Json;
}

const DESCRIPTION = [
  'Send a key with every request: "Authorization: Bearer attune_…". Keys are made in the console, and each does what its scopes say.',
  'All instants are epoch milliseconds of the server. Lists come in pages: give "next" of one answer as "cursor" of the next request.',
  'What writes takes a "clientId", a UUID of your making: the same one with the same content is stored once, however often it is sent; with other content it is refused as a conflict.',
  'What does not exist and what is not yours look alike: 404. Failures are problems as RFC 9457 has them, with a stable "code".',
  'A key may ask 600 times a minute; the headers RateLimit-Limit, RateLimit-Remaining and RateLimit-Reset say where you are.',
].join('\n\n');

/** The API as OpenAPI 3.1 has it, made from the very schemas that requests are checked with. */
export function openApiDocument(routes: readonly RestRoute[]): OpenApiDocument {
  const paths: Record<string, Record<string, Operation>> = {};
  for (const route of routes)
    paths[route.path] = { ...paths[route.path], [route.method]: operationOf(route) };
  return {
    openapi: '3.1.0',
    info: { title: 'Attune', version: '1', description: DESCRIPTION, license: { name: 'MIT' } },
    servers: [{ url: '/api/v1' }],
    tags: [...new Set(routes.map(({ about }) => about))].map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: { key: { type: 'http', scheme: 'bearer' } },
      schemas: { Problem: problem },
    },
  };
}

const problem: Json = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail', 'code'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'What was wrong, where, and what to do.' },
    code: { type: 'string' },
    field: { type: 'string' },
    retryAfterMs: { type: 'integer' },
  },
};

function operationOf(route: RestRoute): Operation {
  const { body } = route;
  return {
    operationId: route.id,
    summary: route.summary,
    description: [route.more, `Needs the scope "${route.scope}".`]
      .filter((part) => part !== undefined)
      .join(' '),
    tags: [route.about],
    'x-scope': route.scope,
    security: [{ key: [] }],
    parameters: [...parametersOf(route.params, 'path'), ...parametersOf(route.query, 'query')],
    ...(body === null
      ? {}
      : {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: schemaOf(body, 'input') } },
          },
        }),
    responses: {
      [route.status]: {
        description: 'Done.',
        content: { 'application/json': { schema: schemaOf(route.answer, 'output') } },
      },
      default: {
        description: 'It was declined.',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

function parametersOf(schema: v.GenericSchema, place: 'path' | 'query'): readonly Json[] {
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as {
    readonly properties?: Readonly<Record<string, Json>>;
    readonly required?: readonly string[];
  };
  return Object.entries(properties).map(([name, of]) => ({
    name,
    in: place,
    required: required.includes(name),
    schema: of,
  }));
}

/** Checks that JSON Schema has no words for are left out: the refusal says them. */
function schemaOf(schema: v.GenericSchema, typeMode: 'input' | 'output'): Json {
  const { $schema: _dialect, ...of } = toJsonSchema(schema, { typeMode, errorMode: 'ignore' });
  return of;
}
