import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The built product in a folder of its own, where its files may change under it. */
export interface CopiedProduct {
  /** What starts its server. */
  readonly main: string;
  /** Puts another build of the console in the place of this one, as an update does: each part has another name. */
  updateConsole(): Promise<void>;
  /** The same with the widget. */
  updateWidget(): Promise<void>;
  remove(): Promise<void>;
}

export async function copyProduct(): Promise<CopiedProduct> {
  const folder = await mkdtemp(join(tmpdir(), 'attune-copy-'));
  await mkdir(join(folder, 'server'));
  await Promise.all([
    cp(join(ROOT, 'server/dist'), join(folder, 'server/dist'), { recursive: true, filter: isRun }),
    cp(join(ROOT, 'agent-console/dist'), join(folder, 'agent-console/dist'), {
      recursive: true,
      filter: isRun,
    }),
    cp(join(ROOT, 'widget/dist'), join(folder, 'widget/dist'), { recursive: true, filter: isRun }),
    symlink(join(ROOT, 'server/node_modules'), join(folder, 'server/node_modules')),
    symlink(join(ROOT, 'server/package.json'), join(folder, 'server/package.json')),
  ]);
  return {
    main: join(folder, 'server/dist/main.js'),
    updateConsole: () => renameParts(join(folder, 'agent-console/dist'), MARK),
    updateWidget: async () => {
      const dist = join(folder, 'widget/dist');
      await renameParts(dist, await marksOf(join(dist, 'chunks')));
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

const isRun = (path: string): boolean => !path.endsWith('.map');

/** The mark of a part's content in its name, or that of a build. */
const MARK = /(?<=-)[\w-]{8}(?=\.(?:js|css)\b)|\b[0-9a-f]{12}(?=['"])/g;
const another = (mark: string): string => mark.split('').reverse().join('');

/** Those of the widget's parts, which stand without a name beside them in its loader. */
async function marksOf(chunks: string): Promise<RegExp> {
  const marks = (await readdir(chunks)).flatMap((name) => /-([\w-]{8})\.js$/.exec(name)?.[1] ?? []);
  return new RegExp(marks.join('|'), 'g');
}

async function renameParts(build: string, mark: RegExp): Promise<void> {
  const files = (await readdir(build, { recursive: true })).filter((file) => /\.(?:js|css|html)$/.test(file));
  for (const file of files) {
    const path = join(build, file);
    const text = await readFile(path, 'utf8');
    await writeFile(path, text.replace(mark, another));
    const renamed = path.replace(mark, another);
    if (renamed !== path) await rename(path, renamed);
  }
}
