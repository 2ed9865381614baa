import type { FetchPart, PartName } from '../contract.ts';

/**
 * Fetches the widget's parts as modules, each at most once.
 *
 * A failed import may be remembered by the browser as failed for as long as the page lives, so a new try asks for
 * another address of the same file.
 * @param builds by the part's name, what tells its file from those of other builds
 */
export function fetchParts(
  builds: Readonly<Record<PartName, string>>,
  serverUrl: string,
  load: (url: string) => Promise<unknown> = (url) => import(/* @vite-ignore */ url),
): FetchPart {
  const parts: Partial<Record<PartName, Promise<unknown> | undefined>> = {};
  let again = '';
  return ((name) =>
    (parts[name] ??= load(`${serverUrl}widget/chunks/${name}-${builds[name]}.js${again}`).catch(
      (fault: unknown) => {
        parts[name] = undefined;
        again += '?';
        throw fault;
      },
    ))) as FetchPart;
}
