import type { ConversationPart, EarlyPart, PanelPart, PartLoaders, RecorderPart } from '../contract.ts';

/**
 * Fetches the widget's parts as modules, each at most once.
 *
 * A failed import may be remembered by the browser as failed for as long as the page lives, so a new try asks for
 * another address of the same file.
 */
export function fetchParts(
  files: Readonly<Record<keyof PartLoaders, string>>,
  serverUrl: string,
  load: (url: string) => Promise<unknown> = (url) => import(/* @vite-ignore */ url),
): PartLoaders {
  const once = <Part>(file: string): (() => Promise<Part>) => {
    let part: Promise<Part> | null = null;
    let tries = 0;
    return () => {
      part ??= (
        load(new URL(tries++ ? `${file}?try=${tries}` : file, serverUrl).href) as Promise<Part>
      ).catch((fault: unknown) => {
        part = null;
        throw fault;
      });
      return part;
    };
  };
  return {
    early: once<EarlyPart>(files.early),
    recorder: once<RecorderPart>(files.recorder),
    conversation: once<ConversationPart>(files.conversation),
    panel: once<PanelPart>(files.panel),
  };
}
