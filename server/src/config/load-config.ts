import { resolve } from 'node:path';
import * as v from 'valibot';
import { ConfigError, type ConfigProblem } from './config-error.ts';
import type { LogLevel, ProcessRole, TrustProxy } from './fields.ts';
import { secretFromFile } from './secret-file.ts';
import { settings, variables, type Variable } from './settings.ts';

/** What the environment asked for, checked. Nothing else in the server reads the environment. */
export interface Config {
  readonly production: boolean;
  /** 0: any free port; the one that was taken is known after `listen`. */
  readonly port: number;
  readonly host: string;
  /** Absolute path. */
  readonly dataDir: string;
  /** Absent: the embedded database in `dataDir`. */
  readonly databaseUrl?: string;
  /** Absent: this process is the only one. */
  readonly redisUrl?: string;
  /** An origin, `https://chat.example.com`. Absent: browsers come to the address listened on. */
  readonly publicUrl?: string;
  readonly secret: string;
  /** What it was until now, while it is exchanged. */
  readonly secretBefore?: string;
  readonly logLevel: LogLevel;
  /** Multiplies the budgets of requests. */
  readonly limitFactor: number;
  /** To this process, at a time. */
  readonly connectionsPerAddress: number;
  /** Webhooks may go to inner networks. */
  readonly outboundToPrivate: boolean;
  readonly trustProxy?: TrustProxy;
  readonly role: ProcessRole;
  /** Where figures are told. Absent: nowhere. */
  readonly metrics?: { readonly port: number; readonly host: string };
  /** The collector that spans go to. Absent: none are made. */
  readonly tracesTo?: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads and checks the environment. On the first start without SECRET it writes one into the data folder.
 * @throws ConfigError that names everything wrong at once
 */
export function loadConfig(env: Environment): Config {
  const given = givenIn(env);
  const production = env['NODE_ENV'] === 'production';
  const problems: ConfigProblem[] = [];
  const read = readWith(given, problems);

  const checked = {
    production,
    role: read('ROLE', settings.ROLE.field) ?? settings.ROLE.default,
    port: read('PORT', settings.PORT.field) ?? Number(settings.PORT.default),
    host: read('HOST', settings.HOST.field) ?? settings.HOST.default,
    dataDir: resolve(read('DATA_DIR', settings.DATA_DIR.field) ?? settings.DATA_DIR.default),
    logLevel: read('LOG_LEVEL', settings.LOG_LEVEL.field) ?? settings.LOG_LEVEL.default,
    limitFactor: read('LIMIT_FACTOR', settings.LIMIT_FACTOR.field) ?? Number(settings.LIMIT_FACTOR.default),
    connectionsPerAddress:
      read('CONNECTIONS_PER_ADDRESS', settings.CONNECTIONS_PER_ADDRESS.field) ??
      Number(settings.CONNECTIONS_PER_ADDRESS.default),
    outboundToPrivate: read('OUTBOUND_TO_PRIVATE', settings.OUTBOUND_TO_PRIVATE.field) ?? false,
    ...known({
      databaseUrl: read('DATABASE_URL', settings.DATABASE_URL.field),
      secretBefore: read('SECRET_BEFORE', settings.SECRET_BEFORE.field),
      redisUrl: read('REDIS_URL', settings.REDIS_URL.field),
      publicUrl: read('PUBLIC_URL', settings.PUBLIC_URL.field),
      trustProxy: read('TRUST_PROXY', settings.TRUST_PROXY.field),
      metrics: metricsPlace(read),
      tracesTo: read('OTEL_EXPORTER_OTLP_ENDPOINT', settings.OTEL_EXPORTER_OTLP_ENDPOINT.field),
    }),
  };
  if (checked.role !== 'all') problems.push(...missingForRole(checked.role, given));
  const secret = read('SECRET', settings.SECRET.field);
  if (!given.has('SECRET')) problems.push(...missingSecret(production, given.has('DATABASE_URL')));
  if (problems.length > 0) throw new ConfigError(problems);
  return { ...checked, secret: secret ?? secretFromFile(checked.dataDir) };
}

/** Blank counts as unset: compose files and shells pass `NAME=` for "nothing given". */
function givenIn(env: Environment): ReadonlyMap<Variable, string> {
  return new Map(
    variables().flatMap((name) => {
      const value = env[name]?.trim() ?? '';
      return value === '' ? [] : [[name, value] as const];
    }),
  );
}

/** Without what nobody gave: left out is not the same as undefined. */
function known<Values extends object>(
  values: Values,
): { [Name in keyof Values]?: Exclude<Values[Name], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Values]?: Exclude<Values[Name], undefined>;
  };
}

function metricsPlace(read: ReturnType<typeof readWith>): Config['metrics'] | undefined {
  const port = read('METRICS_PORT', settings.METRICS_PORT.field);
  const host = read('METRICS_HOST', settings.METRICS_HOST.field) ?? settings.METRICS_HOST.default;
  return port === undefined ? undefined : { port, host };
}

function readWith(given: ReadonlyMap<Variable, string>, problems: ConfigProblem[]) {
  return <Field extends v.GenericSchema<string, unknown>>(
    name: Variable,
    field: Field,
  ): v.InferOutput<Field> | undefined => {
    const text = given.get(name);
    if (text === undefined) return undefined;
    const result = v.safeParse(field, text);
    if (result.success) return result.output;
    const { shouldBe, example } = settings[name];
    problems.push({ variable: name, was: describeValue(name, text), shouldBe, example });
    return undefined;
  };
}

function missingSecret(production: boolean, withDatabase: boolean): ConfigProblem[] {
  if (!production && !withDatabase) return [];
  const because = production ? 'NODE_ENV is "production"' : 'DATABASE_URL is set';
  const { shouldBe, example } = settings.SECRET;
  return [{ variable: 'SECRET', was: `is not set, and is needed because ${because}`, shouldBe, example }];
}

/** A process that does half of the work has to share the rest with others. */
function missingForRole(role: ProcessRole, given: ReadonlyMap<Variable, string>): ConfigProblem[] {
  return (['DATABASE_URL', 'REDIS_URL'] as const)
    .filter((variable) => !given.has(variable))
    .map((variable) => {
      const { shouldBe, example } = settings[variable];
      return { variable, was: `is not set, and is needed because ROLE is "${role}"`, shouldBe, example };
    });
}

/** Addresses may carry passwords wherever somebody mistyped them, so of those only scheme and length are told. */
function describeValue(name: Variable, text: string): string {
  if (name === 'SECRET' || name === 'SECRET_BEFORE')
    return `has ${text.length} characters, ${new Set(text).size} of them different`;
  if (
    name === 'DATABASE_URL' ||
    name === 'REDIS_URL' ||
    name === 'PUBLIC_URL' ||
    name === 'OTEL_EXPORTER_OTLP_ENDPOINT'
  ) {
    const scheme = /^[a-z][a-z\d+.-]*:\/\//i.exec(text)?.[0];
    const start = scheme === undefined ? 'without a scheme like "https://"' : `that starts with "${scheme}"`;
    const isShown = name === 'PUBLIC_URL' && !text.includes('@');
    return isShown ? `is "${shorten(text)}"` : `is a text of ${text.length} characters ${start}`;
  }
  return `is "${shorten(text)}"`;
}

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
