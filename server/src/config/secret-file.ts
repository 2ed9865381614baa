import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { ConfigError } from './config-error.ts';
import { secretField } from './fields.ts';
import { settings } from './settings.ts';

/**
 * The secret of an installation nobody gave one: made on the first start, found again on every later one.
 * @throws ConfigError when the folder cannot be written, or the file was tampered with
 */
export function secretFromFile(dataDir: string): string {
  const path = join(dataDir, 'secret');
  const secret = readOrMake(path, dataDir);
  if (v.is(secretField, secret)) return secret;
  throw new ConfigError([
    {
      variable: 'SECRET',
      was: `is not set, and the file "${path}" holds no usable secret (delete it to get a new one; everybody signs in again)`,
      shouldBe: settings.SECRET.shouldBe,
      example: settings.SECRET.example,
    },
  ]);
}

function readOrMake(path: string, dataDir: string): string {
  try {
    mkdirSync(dataDir, { recursive: true });
    // "wx" fails when the file is there, so that a second process never replaces the first one's secret.
    const made = randomBytes(32).toString('base64url');
    writeFileSync(path, made, { flag: 'wx', mode: 0o600 });
    return made;
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw unusableFolder(dataDir, error);
  }
  try {
    return readFileSync(path, 'utf8').trim();
  } catch (error) {
    throw unusableFolder(dataDir, error);
  }
}

function unusableFolder(dataDir: string, error: unknown): ConfigError {
  return new ConfigError([
    {
      variable: 'DATA_DIR',
      was: `points to "${dataDir}", which cannot be used (${codeOf(error)})`,
      shouldBe: settings.DATA_DIR.shouldBe,
      example: settings.DATA_DIR.example,
    },
  ]);
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
