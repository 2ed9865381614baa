import type { ReflectionField } from '@attune/protocol';
import type { ProposedItem } from '@attune/empathy/reflection';

/** Fields of the card that a model may have something to say to. */
export const opinionFields = [
  'happened',
  'wants',
  'feels',
  'tried',
  'knows',
  'lacks',
  'atStake',
] as const satisfies readonly ReflectionField[];

/** One message as the model sees it: without what tells of a person. */
export interface RedactedTurn {
  readonly seq: number;
  readonly author: 'visitor' | 'agent';
  readonly text: string;
}

/** Where the model is, and what it is called. */
export interface ModelAccess {
  readonly baseUrl: string;
  readonly name: string;
  readonly apiKey: string;
}

/** What became of asking; `why` is a sentence for the agent. */
export type SecondOpinionAnswer =
  | { readonly ok: true; readonly items: readonly ProposedItem[] }
  | { readonly ok: false; readonly why: string };

/** A language model that reads a conversation beside us. It has no tools, and nothing it says is believed unchecked. */
export interface SecondOpinion {
  /** Never throws: a model that fails is a model that has nothing to say. */
  ask(access: ModelAccess, turns: readonly RedactedTurn[]): Promise<SecondOpinionAnswer>;
}
