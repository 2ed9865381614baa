import type { ConversationKey } from '../conversations/conversation-access.ts';
import { createGlances, type GlancesDeps, type StoredFacts } from './glances.ts';

/** Facts that were stored, and how their conversation stood then. */
export interface Reported extends StoredFacts {
  /** There are facts of the chat among them. */
  readonly tellsOfChat: boolean;
  readonly standing: {
    readonly inboxAt: number | null;
    readonly waitingSince: number | null;
    readonly frictionScore: number;
    readonly goneQuiet: boolean;
  };
}

export interface ReportedDeps extends Omit<GlancesDeps, 'found'> {
  look(key: ConversationKey): void;
}

/**
 * Decides what facts that were stored call for. Where friction stands or somebody waits, the conversation is looked at;
 * else it is when a glance finds something.
 */
export function createReported({ look, ...deps }: ReportedDeps) {
  const glances = createGlances({ ...deps, found: look });
  return {
    note(stored: Reported): void {
      const isComplete = glances.remember(stored);
      if (isComplete && isQuiet(stored)) glances.request(stored);
      else look(stored.key);
    },
    close: glances.close,
  };
}

/** Nothing stands that these facts could change. */
function isQuiet({ standing, tellsOfChat }: Reported): boolean {
  const { inboxAt, waitingSince, frictionScore, goneQuiet } = standing;
  if (inboxAt === null) return true;
  return waitingSince === null && frictionScore === 0 && !goneQuiet && !tellsOfChat;
}
