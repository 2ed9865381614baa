import type {
  ConversationEvent,
  Interaction,
  MessageParts,
  RecorderPolicy,
  Refusal,
  VisitorRequestName,
  WidgetForVisitor,
} from '@attune/protocol';
import type { Connection } from '../conversation/connection.ts';

/** A server in memory that keeps the protocol, and can be made to fail in every way a network does. */
export interface FakeServer {
  /** Everything asked so far, in order. */
  readonly asked: readonly { readonly name: VisitorRequestName; readonly input: unknown }[];
  /** The stored list. */
  readonly events: readonly ConversationEvent[];
  readonly reported: readonly Interaction[];
  /** A new tab's connection. */
  connect(): FakeConnection;
  /** An agent writes; every open connection hears it, unless it has gone deaf. */
  say(body: string, parts?: MessageParts): void;
  /** An agent puts other words in the place of their message. */
  edit(targetSeq: number, body: string): void;
  agentRead(upToSeq: number): void;
  agentTypes(typing: boolean): void;
  setStatus(status: 'open' | 'resolved'): void;
  /** The next requests of this name are refused. */
  refuse(name: VisitorRequestName, refusal: Refusal, times?: number): void;
  /** The next requests of this name are carried out, and the answer is lost. */
  loseAnswer(name: VisitorRequestName, times?: number): void;
  /** Back to a backup: the list is cut, the epoch changes, everybody is disconnected. */
  restore(toSeq: number): void;
  agentsOnline: number;
  /** What the site has set; `changeWidget` tells open connections as well. */
  readonly widget: WidgetForVisitor;
  changeWidget(widget: Partial<WidgetForVisitor>): void;
  /** What the site allows; `changePolicy` tells it to open connections as well. */
  readonly policy: RecorderPolicy;
  changePolicy(policy: Partial<RecorderPolicy>): void;
  /** An agent says by when they answer. */
  expect(by: number | null, name?: string): void;
  /** Says why, and closes every connection. */
  endSessions(reason: string): void;
  /** From now on there are too many facts, and none is taken; or again not. */
  shed(all: boolean): void;
  /** As after a crash: what was reported is gone. */
  loseReports(): void;
}

export interface FakeConnection extends Connection {
  breakLink(): void;
  mendLink(): void;
  /** Live news no longer arrive: the push is lost, the link is not. */
  goDeaf(deaf: boolean): void;
  refuseConnection(refusal: Refusal): void;
  readonly restarts: number;
}
