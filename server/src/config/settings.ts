import {
  connectionsField,
  folderField,
  hostField,
  limitFactorField,
  logLevelField,
  logLevels,
  originField,
  portField,
  roleField,
  roles,
  secretField,
  serviceUrlField,
  switchField,
  trustProxyField,
} from './fields.ts';

/** Every environment variable the server reads: what it is for, what it should be, and the schema that checks it. */
export const settings = {
  PORT: {
    about: 'Port to listen on; 0 takes any free one.',
    shouldBe: 'a whole number from 0 to 65535',
    example: '4000',
    default: '4000',
    field: portField,
  },
  HOST: {
    about: 'Address to listen on. The default is reachable from this machine only.',
    shouldBe: 'a host name or IP address without scheme and port',
    example: '0.0.0.0',
    default: '127.0.0.1',
    field: hostField,
  },
  DATA_DIR: {
    about:
      "Folder for the embedded database, the generated secret, attachments, the list of erasures and the widget's parts of late builds. Several processes of one installation need the same one, as a shared volume.",
    shouldBe: 'a folder this process may write to',
    example: './data',
    default: './data',
    field: folderField,
  },
  DATABASE_URL: {
    about: 'PostgreSQL to use in place of the embedded database.',
    shouldBe: 'an address that starts with postgres:// or postgresql://',
    example: 'postgres://attune:password@localhost:5432/attune',
    default: null,
    field: serviceUrlField('postgres:', 'postgresql:'),
  },
  REDIS_URL: {
    about: 'Redis that lets several server processes act as one.',
    shouldBe: 'an address that starts with redis:// or rediss://',
    example: 'redis://localhost:6379',
    default: null,
    field: serviceUrlField('redis:', 'rediss:'),
  },
  PUBLIC_URL: {
    about: 'Where browsers reach this server. With https, cookies are sent over https only.',
    shouldBe: 'an http:// or https:// address without path, query or user name',
    example: 'https://chat.example.com',
    default: null,
    field: originField,
  },
  SECRET: {
    about:
      'Signs session cookies. Needed in production and with DATABASE_URL, where every process must have the same one; else generated once into DATA_DIR.',
    shouldBe: 'at least 32 random characters',
    example: '"$(openssl rand -base64 32)", made once and kept',
    default: null,
    field: secretField,
  },
  SECRET_BEFORE: {
    about:
      'The former SECRET, while it is exchanged: what it sealed is read still, and sealed anew at the start. Take it away afterwards.',
    shouldBe: 'at least 32 random characters',
    example: 'what SECRET was',
    default: null,
    field: secretField,
  },
  LOG_LEVEL: {
    about: 'The least severe log line that is written.',
    shouldBe: `one of ${logLevels.join(', ')}`,
    example: 'info',
    default: 'info',
    field: logLevelField,
  },
  LIMIT_FACTOR: {
    about:
      'Multiplies how often visitors and agents may ask; for places where one address stands for many people.',
    shouldBe: 'a number from 0.1 to 1000',
    example: '4',
    default: '1',
    field: limitFactorField,
  },
  CONNECTIONS_PER_ADDRESS: {
    about:
      'Chats and consoles that may be connected to this process from one address at a time (of IPv6, one /64). Further ones are told to come back. Raise it where thousands share an address; each process counts its own, and LIMIT_FACTOR does not change it.',
    shouldBe: 'a whole number from 1 to 20000',
    example: '5000',
    default: '1000',
    field: connectionsField,
  },
  OUTBOUND_TO_PRIVATE: {
    about:
      'Lets webhooks be delivered to addresses of inner networks. For installations whose whole world is their own network.',
    shouldBe: '"true" or "false"',
    example: 'true',
    default: 'false',
    field: switchField,
  },
  TRUST_PROXY: {
    about:
      'Proxies in front of this server whose X-Forwarded-For is believed. Unset, the header is ignored and limits count the proxy as one visitor.',
    shouldBe: 'a number of proxies from 0 to 9, or a list of their addresses and CIDR ranges',
    example: '10.0.0.0/8,127.0.0.1',
    default: null,
    field: trustProxyField,
  },
  ROLE: {
    about:
      'What this process does: "web" answers browsers, "worker" runs jobs and opens no port but that of METRICS_PORT, "all" does both. Apart from "all" it needs DATABASE_URL and REDIS_URL.',
    shouldBe: `one of ${roles.join(', ')}`,
    example: 'worker',
    default: 'all',
    field: roleField,
  },
  METRICS_PORT: {
    about:
      'Port of its own for Prometheus (/metrics) with /healthz and /readyz beside it. Unset, there is none; 0 takes any free one.',
    shouldBe: 'a whole number from 0 to 65535',
    example: '9464',
    default: null,
    field: portField,
  },
  METRICS_HOST: {
    about: 'Address that METRICS_PORT listens on. Figures are for your own network: never make it public.',
    shouldBe: 'a host name or IP address without scheme and port',
    example: '0.0.0.0',
    default: '127.0.0.1',
    field: hostField,
  },
  OTEL_EXPORTER_OTLP_ENDPOINT: {
    about:
      'OpenTelemetry collector (OTLP over HTTP) that is told how long requests, SQL statements and jobs take. Unset, nothing is measured or sent.',
    shouldBe: 'an address that starts with http:// or https://, without /v1/traces',
    example: 'http://localhost:4318',
    default: null,
    field: serviceUrlField('http:', 'https:'),
  },
} as const;

export type Variable = keyof typeof settings;

export interface SettingDescription {
  readonly variable: Variable;
  readonly about: string;
  readonly shouldBe: string;
  readonly example: string;
  /** null: unset by default. */
  readonly default: string | null;
}

/** The settings as a table, for documentation and for tests that hold the two together. */
export function describeConfig(): SettingDescription[] {
  return variables().map((variable) => {
    const { about, shouldBe, example, default: byDefault } = settings[variable];
    return { variable, about, shouldBe, example, default: byDefault };
  });
}

export function variables(): Variable[] {
  return Object.keys(settings).filter((name): name is Variable => Object.hasOwn(settings, name));
}
