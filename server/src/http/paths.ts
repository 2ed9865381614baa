import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folders with what browsers are sent. */
export interface Paths {
  /** `widget.js`, and `chunks/` with the parts it loads from `/widget/chunks/`. */
  readonly widget: string;
  readonly console: string;
  readonly demo: string;
  /** Parts of the widget of all builds that were started lately. */
  readonly keptParts: string;
}

/** Where the builds lie in this copy of the product, whether the server runs from source or built. */
export function findPaths(dataDir: string): Paths {
  const root = findRoot(dirname(fileURLToPath(import.meta.url)));
  return {
    widget: join(root, 'widget/dist'),
    console: join(root, 'agent-console/dist'),
    demo: join(root, 'widget/dist/demo'),
    keptParts: join(dataDir, 'widget-parts'),
  };
}

function findRoot(from: string): string {
  if (existsSync(join(from, 'widget')) && existsSync(join(from, 'agent-console'))) return from;
  const above = dirname(from);
  if (above === from) throw new Error('The folders "widget" and "agent-console" are not above the server.');
  return findRoot(above);
}
