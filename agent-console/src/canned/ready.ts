import type { AgentInput, CannedResponse, Macro, Refusal } from '@attune/protocol';
import type { AgentConnection } from '../connection/agent-connection.ts';
import { createStore, type Store } from '../state/store.ts';

export type GivenCanned = AgentInput<'canned:save'>['canned'];
export type GivenMacro = AgentInput<'macros:save'>['macro'];

/** What an agent has ready: answers and rows of acts. Null until they are known. */
export interface Ready {
  readonly canned: Store<readonly CannedResponse[] | null>;
  readonly macros: Store<readonly Macro[] | null>;
  load(): Promise<void>;
  /** Each answers with the refusal, or null when it is done. */
  saveCanned(canned: GivenCanned): Promise<Refusal | null>;
  removeCanned(id: string): Promise<Refusal | null>;
  saveMacro(macro: GivenMacro): Promise<Refusal | null>;
  removeMacro(id: string): Promise<Refusal | null>;
  close(): void;
}

const NO_SITE: Refusal = { code: 'unavailable', message: 'There is no connection to the server right now.' };

export function createReady(connection: AgentConnection, siteId: () => string | null): Ready {
  const canned = createStore<readonly CannedResponse[] | null>(null);
  const macros = createStore<readonly Macro[] | null>(null);

  const load = async (): Promise<void> => {
    const site = siteId();
    if (site === null) return;
    const [answers, rows] = await Promise.all([
      connection.request('canned:list', { siteId: site }),
      connection.request('macros:list', { siteId: site }),
    ]);
    // Without them the desk works; the next connection or change asks again.
    if (answers.ok) canned.set(answers.value.canned);
    if (rows.ok) macros.set(rows.value.macros);
  };
  /** Does it, and reads what is there now. */
  const change = async (
    ask: (site: string) => Promise<{ ok: true } | { ok: false; refusal: Refusal }>,
  ): Promise<Refusal | null> => {
    const site = siteId();
    if (site === null) return NO_SITE;
    const reply = await ask(site);
    if (!reply.ok) return reply.refusal;
    await load();
    return null;
  };
  const end = connection.on('canned:changed', (news) => {
    if (news.siteId === siteId()) void load();
  });

  return {
    canned,
    macros,
    load,
    saveCanned: (given) =>
      change((site) => connection.request('canned:save', { siteId: site, canned: given })),
    removeCanned: (cannedId) =>
      change((site) => connection.request('canned:remove', { siteId: site, cannedId })),
    saveMacro: (macro) => change((site) => connection.request('macros:save', { siteId: site, macro })),
    removeMacro: (macroId) =>
      change((site) => connection.request('macros:remove', { siteId: site, macroId })),
    close: end,
  };
}
