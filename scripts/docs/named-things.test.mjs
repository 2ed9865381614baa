import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { variables } from '../../server/src/config/settings.ts';
import { filesOf } from '../checks/house-rules.mjs';
import { ROOT } from '../toolchain/root.mjs';

const files = filesOf(ROOT);
const folders = new Set(
  files.flatMap((file) =>
    file
      .split('/')
      .slice(0, -1)
      .map((_, depth, parts) => parts.slice(0, depth + 1).join('/')),
  ),
);
const places = [...files, ...folders];

const pages = files
  .filter((file) => file.endsWith('.md'))
  .map((file) => ({ file, text: readFileSync(join(ROOT, file), 'utf8') }));

/** Made while the product runs, or answered by it. */
const MADE = /^(DATA_DIR\/|data$|openapi\.json$)/;

/** Those of tools and of tests, which the server does not read. */
const OTHER_VARIABLES = new Set(['NODE_ENV', 'NODE_EXTRA_CA_CERTS', 'CHAT_HOST', 'POSTGRES_PASSWORD']);

/**
 * Words in backticks, without those in blocks of code.
 * @param {string} text
 */
const namedIn = (text) =>
  [...text.replaceAll(/^```[\s\S]*?^```/gm, '').matchAll(/`([^`\n]+)`/g)].map((match) => match[1] ?? '');

/** @param {string} word */
const looksLikeFile = (word) =>
  /^[\w@.*{}-]+(\/[\w@.*{},-]+)+\/?$/.test(word) ||
  /^[\w.-]+\.(ts|mjs|md|ya?ml|json|conf|css|html)$/.test(word);

/**
 * The end of a path is enough, an ending may be left out: `limits.test.ts`, `e2e/visitor-gets-answer`, `*.repository.ts`.
 * @param {string} word
 */
function isThere(word) {
  const plain = word.replace(/^\.\//, '').replace(/\/$/, '');
  const pattern = plain
    .replaceAll(/[.+^$()|[\]\\]/g, String.raw`\$&`)
    .replaceAll(/\{([^}]*)\}/g, (_, names) => `(${String(names).split(',').join('|')})`)
    .replaceAll('**/', '§')
    .replaceAll('*', '[^/]*')
    .replaceAll('§', '(.*/)?');
  const end = new RegExp(String.raw`(^|/)${pattern}(\.(e2e\.ts|test\.ts|ts|md|mjs))?$`);
  return MADE.test(plain) || places.some((place) => end.test(place));
}

/** @param {string} folder of a page, whose own package may have scripts of its own */
function scriptsAt(folder) {
  const own = join(ROOT, folder, 'package.json');
  const packages = [join(ROOT, 'package.json'), ...(existsSync(own) ? [own] : [])];
  return packages.flatMap((file) =>
    Object.keys(/** @type {{ scripts?: object }} */ (JSON.parse(readFileSync(file, 'utf8'))).scripts ?? {}),
  );
}

it('every file that a page names is there', () => {
  const missing = pages.flatMap(({ file, text }) =>
    namedIn(text)
      .filter((word) => looksLikeFile(word) && !isThere(word))
      .map((word) => `${file}: ${word}`),
  );
  expect(missing).toEqual([]);
  expect(pages.flatMap(({ text }) => namedIn(text).filter(looksLikeFile)).length).toBeGreaterThan(200);
});

it('sees a file that is not there', () => {
  expect(isThere('server/src/nowhere.test.ts')).toBe(false);
  expect(isThere('server/src/main.ts')).toBe(true);
});

it('every command that a page names can be typed', () => {
  const missing = pages.flatMap(({ file, text }) => {
    const scripts = new Set([...scriptsAt(dirname(file)), 'install', 'add', 'test']);
    const typed = [...text.matchAll(/(?:^|[`\s(])(?:pnpm (?:--silent )?(?:run )?|npm run )([a-z][\w:-]*)/gm)];
    return typed.flatMap(([, name = '']) => (scripts.has(name) ? [] : [`${file}: ${name}`]));
  });
  expect(missing).toEqual([]);
});

it('every command of whoever runs the product is one', () => {
  const source = readFileSync(join(ROOT, 'server/src/commands/run-command.ts'), 'utf8');
  const names = [...source.matchAll(/^ {2}(\w+)Command,$/gm)].map(([, name = '']) =>
    name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
  );
  expect(names).toContain('create-admin');
  const typed = pages.flatMap(({ file, text }) =>
    [...text.matchAll(/(?:`|^|pnpm )attune ([a-z][a-z-]+)/gm)].map(([, name = '']) => ({ file, name })),
  );
  expect(typed.filter(({ name }) => !names.includes(name))).toEqual([]);
  expect(typed.length).toBeGreaterThan(3);
});

it('every setting that a page names is read', () => {
  const read = new Set([...variables().map(String), ...OTHER_VARIABLES]);
  const shaped = /^([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|SECRET|PORT|HOST|ROLE)(=.*)?$/;
  const missing = pages.flatMap(({ file, text }) =>
    ['README.md', 'SECURITY.md'].includes(file) || /^(docs\/[^/]+|deploy\/.*)\.md$/.test(file)
      ? namedIn(text).flatMap((word) => {
          const name = shaped.exec(word)?.[1];
          return name === undefined || read.has(name) ? [] : [`${file}: ${name}`];
        })
      : [],
  );
  expect(missing).toEqual([]);
});
