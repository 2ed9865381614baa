import type { Attachment, ConsentTier } from '@attune/protocol';
import { TIERS } from '../shared/consent-tier.ts';
import { storageKey } from '../shared/storage-key.ts';
import { newDraft, type Draft, type Problem } from './drafts.ts';

/** What we keep in the visitor's browser, under one key, once they have opened the chat. */
export interface Kept {
  /** Opens this visitor's history again. */
  readonly token: string | null;
  /** What was sent and has not been taken yet. */
  readonly drafts: readonly Draft[];
  readonly soundOff: boolean;
  readonly signalsOff: boolean;
  /** What the site allowed to be told when we last heard of it, so that the next page need not ask. */
  readonly tier: ConsentTier | null;
  /** The page said that the visitor has consented; not there when it did not. */
  readonly consented?: true;
  /** When an invitation was last shown and sent away; the invitations read and write it. */
  readonly invited?: unknown;
}

const EMPTY: Kept = { token: null, drafts: [], soundOff: false, signalsOff: false, tier: null };

export interface SiteStorage {
  read(): Kept;
  /**
   * Changes what is kept. Always starts from what is there now: another tab of the site may have written since. When
   * the browser refuses (private mode, full, switched off) we go on from memory.
   */
  change(change: (kept: Kept) => Partial<Kept>): void;
}

/** @param storage opens the browser's storage; throws where it is not allowed */
export function createSiteStorage(siteKey: string, storage: () => Storage = () => localStorage): SiteStorage {
  const key = storageKey(siteKey);
  let memory = EMPTY;
  let refused = false;

  function read(): Kept {
    if (refused) return memory;
    try {
      memory = parseKept(storage().getItem(key));
    } catch {
      refused = true;
    }
    return memory;
  }

  return {
    read,
    change(change) {
      const kept = read();
      memory = { ...kept, ...change(kept) };
      if (refused) return;
      try {
        storage().setItem(key, JSON.stringify(memory));
      } catch {
        refused = true;
      }
    },
  };
}

/** Anything may be under our key: another version of us, or somebody's idea of a joke. */
export function parseKept(text: string | null): Kept {
  const found = parsed(text);
  const { token, drafts } = found;
  return {
    token: typeof token === 'string' ? token : null,
    drafts: Array.isArray(drafts) ? drafts.flatMap(parseDraft) : [],
    soundOff: found['soundOff'] === true,
    signalsOff: found['signalsOff'] === true,
    tier: TIERS.find((tier) => tier === found['tier']) ?? null,
    ...(found['consented'] === true && { consented: true }),
    ...(found['invited'] !== undefined && { invited: found['invited'] }),
  };
}

function parsed(text: string | null): Record<string, unknown> {
  try {
    const found: unknown = JSON.parse(text ?? '{}');
    return typeof found === 'object' && found !== null ? (found as Record<string, unknown>) : {};
  } catch {
    // Not ours, or cut off: as good as empty.
    return {};
  }
}

/** A draft that was on its way when the page went is waiting again; one that failed stays failed. */
function parseDraft(found: unknown): Draft[] {
  if (typeof found !== 'object' || found === null) return [];
  const { clientId, body, at, state, problem, attachments } = found as Record<string, unknown>;
  if (typeof clientId !== 'string' || typeof body !== 'string' || typeof at !== 'number') return [];
  // What we wrote ourselves: with a file that is not there, the server says so.
  const draft = newDraft(clientId, body, at, Array.isArray(attachments) ? (attachments as Attachment[]) : []);
  return [state === 'failed' ? { ...draft, state, problem: parseProblem(problem) } : draft];
}

/** Earlier versions kept words alone. */
function parseProblem(found: unknown): Problem | null {
  if (typeof found === 'string') return { code: '', message: found };
  const { code, message } = Object(found) as Record<string, unknown>;
  return typeof code === 'string' && typeof message === 'string' ? { code, message } : null;
}
