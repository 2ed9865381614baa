import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { ConfigError } from './config-error.ts';
import { loadConfig } from './load-config.ts';
import { describeConfig, settings, variables } from './settings.ts';

const SECRET = 'aB3dEf6hIj9kLm2nOp5qRs8tUv1wXy4z';
const folders: string[] = [];

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'attune-config-'));
  folders.push(folder);
  return folder;
}

function problemsOf(env: Record<string, string>): ConfigError {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
  throw new Error('the configuration was accepted');
}

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

describe('defaults', () => {
  it('needs nothing but a folder', () => {
    const dataDir = aFolder();
    const { secret, ...config } = loadConfig({ DATA_DIR: dataDir });
    expect(config).toEqual({
      production: false,
      port: 4000,
      host: '127.0.0.1',
      dataDir,
      logLevel: 'info',
      limitFactor: 1,
      connectionsPerAddress: 1_000,
      outboundToPrivate: false,
      role: 'all',
    });
    expect(secret).toMatch(/^[\w-]{43}$/);
  });

  it('takes blank values as unset', () => {
    const blank = Object.fromEntries(variables().map((name) => [name, ' ']));
    expect(loadConfig({ ...blank, DATA_DIR: aFolder() })).toMatchObject({ port: 4000, host: '127.0.0.1' });
  });
});

describe('accepted values', () => {
  it('reads every variable', () => {
    expect(
      loadConfig({
        NODE_ENV: 'production',
        PORT: '0',
        HOST: '0.0.0.0',
        DATA_DIR: '/var/lib/attune',
        DATABASE_URL: 'postgresql://u:p@db/attune',
        REDIS_URL: 'rediss://cache:6380',
        PUBLIC_URL: 'https://Chat.Example.com:443/',
        SECRET,
        LOG_LEVEL: 'debug',
        LIMIT_FACTOR: '2.5',
        CONNECTIONS_PER_ADDRESS: '5000',
        OUTBOUND_TO_PRIVATE: 'true',
        TRUST_PROXY: '10.0.0.0/8, ::1',
        ROLE: 'worker',
        METRICS_PORT: '9464',
        METRICS_HOST: '0.0.0.0',
        OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318',
      }),
    ).toEqual({
      production: true,
      port: 0,
      host: '0.0.0.0',
      dataDir: '/var/lib/attune',
      databaseUrl: 'postgresql://u:p@db/attune',
      redisUrl: 'rediss://cache:6380',
      publicUrl: 'https://chat.example.com',
      secret: SECRET,
      logLevel: 'debug',
      limitFactor: 2.5,
      connectionsPerAddress: 5_000,
      outboundToPrivate: true,
      trustProxy: ['10.0.0.0/8', '::1'],
      role: 'worker',
      metrics: { port: 9464, host: '0.0.0.0' },
      tracesTo: 'http://collector:4318',
    });
  });

  it.each([
    ['1', 1],
    ['0', 0],
    ['127.0.0.1', ['127.0.0.1']],
  ])('TRUST_PROXY=%s', (text, value) => {
    expect(loadConfig({ SECRET, TRUST_PROXY: text }).trustProxy).toEqual(value);
  });
});

describe('refused values', () => {
  const WRONG = {
    PORT: '65536',
    HOST: 'http://localhost',
    DATA_DIR: 'x'.repeat(1_001),
    DATABASE_URL: 'mysql://root:hunter2@db/shop',
    REDIS_URL: 'localhost:6379#hunter2',
    PUBLIC_URL: 'https://anna:hunter2@chat.example.com/path',
    SECRET: 'hunter2',
    SECRET_BEFORE: 'hunter2',
    LOG_LEVEL: 'loud',
    LIMIT_FACTOR: '0',
    CONNECTIONS_PER_ADDRESS: '0',
    OUTBOUND_TO_PRIVATE: 'perhaps',
    TRUST_PROXY: '10.0.0.0/33',
    ROLE: 'everything',
    METRICS_PORT: 'none',
    METRICS_HOST: 'http://localhost',
    OTEL_EXPORTER_OTLP_ENDPOINT: 'grpc://hunter2@collector',
  };

  it('names every wrong variable at once, with what it should be and an example', () => {
    const error = problemsOf(WRONG);
    expect(error.problems.map(({ variable }) => variable).toSorted()).toEqual(variables().toSorted());
    for (const name of variables()) {
      expect(error.message).toContain(`  ${name} `);
      expect(error.message).toContain(
        `${settings[name].shouldBe}. Example: ${name}=${settings[name].example}`,
      );
    }
  });

  it('never repeats a password, wherever it was mistyped', () => {
    expect(problemsOf(WRONG).message).not.toContain('hunter2');
  });

  it('says what the value was', () => {
    expect(problemsOf({ SECRET, PORT: 'http' }).message).toBe(
      'One setting is not right:\n' +
        '  PORT is "http". It should be a whole number from 0 to 65535. Example: PORT=4000',
    );
  });

  it.each([
    ['PORT', '-1'],
    ['PORT', '80.5'],
    ['PORT', '123456'],
    ['HOST', 'two words'],
    ['HOST', 'localhost:80'],
    ['DATABASE_URL', 'postgres://'],
    ['REDIS_URL', 'http://cache'],
    ['PUBLIC_URL', 'chat.example.com'],
    ['PUBLIC_URL', 'ftp://chat.example.com'],
    ['PUBLIC_URL', 'https://chat.example.com/?a'],
    ['PUBLIC_URL', 'https://chat.example.com/#'],
    ['SECRET', 'a'.repeat(64)],
    ['TRUST_PROXY', 'proxy.internal'],
    ['TRUST_PROXY', '12'],
    ['TRUST_PROXY', '::1/129'],
  ])('%s=%s', (name, value) => {
    const { problems } = problemsOf({ SECRET, DATA_DIR: aFolder(), [name]: value });
    expect(problems.map(({ variable }) => variable)).toEqual([name]);
  });
});

describe('SECRET', () => {
  it.each([
    [{ NODE_ENV: 'production' }, 'NODE_ENV is "production"'],
    [{ DATABASE_URL: 'postgres://db/attune' }, 'DATABASE_URL is set'],
  ])('is asked for with %o', (env, because) => {
    const dataDir = aFolder();
    expect(problemsOf({ DATA_DIR: dataDir, ...env }).message).toContain(
      `SECRET is not set, and is needed because ${because}.`,
    );
  });

  it('is made once, for its owner alone, and found again', () => {
    const dataDir = join(aFolder(), 'made', 'on', 'the', 'way');
    const first = loadConfig({ DATA_DIR: dataDir });
    expect(loadConfig({ DATA_DIR: dataDir }).secret).toBe(first.secret);
    expect(readFileSync(join(dataDir, 'secret'), 'utf8')).toBe(first.secret);
    expect(statSync(join(dataDir, 'secret')).mode & 0o777).toBe(0o600);
  });

  it('differs from one installation to the next', () => {
    expect(loadConfig({ DATA_DIR: aFolder() }).secret).not.toBe(loadConfig({ DATA_DIR: aFolder() }).secret);
  });

  it('is not replaced when its file was emptied; the person is told', () => {
    const dataDir = aFolder();
    writeFileSync(join(dataDir, 'secret'), '');
    expect(problemsOf({ DATA_DIR: dataDir }).message).toContain('holds no usable secret');
  });

  it('names DATA_DIR when the folder is a file', () => {
    const file = join(aFolder(), 'a-file');
    writeFileSync(file, '');
    expect(problemsOf({ DATA_DIR: file }).message).toContain(`DATA_DIR points to "${file}"`);
  });
});

it('describes exactly the variables it reads', () => {
  const read = new Set<string>();
  const recording = new Proxy<Record<string, string>>(
    { SECRET },
    {
      get: (target, name) => {
        if (typeof name === 'string') read.add(name);
        return typeof name === 'string' ? target[name] : undefined;
      },
    },
  );
  loadConfig(recording);
  const described = describeConfig().map(({ variable }) => variable);
  expect([...read].toSorted()).toEqual([...described, 'NODE_ENV'].toSorted());
});
