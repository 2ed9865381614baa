import type { ConversationStatus, FrictionLevel } from '@attune/protocol';

/** What a rule can look at, as it is when the rule is asked. */
export interface RuleFacts {
  readonly path: string | null;
  /** What the visitor wrote last. */
  readonly words: string;
  /** As the browser says it: "de-AT". */
  readonly language: string | null;
  readonly waitedMs: number;
  readonly friction: FrictionLevel;
  readonly status: ConversationStatus;
  readonly labelIds: readonly string[];
  readonly isAssigned: boolean;
  readonly isNamed: boolean;
  /** Epoch ms. */
  readonly at: number;
}
