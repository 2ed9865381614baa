import type { AgentAnswers, AgentInput, AgentRequestName, Site } from '@attune/protocol';
import type { ReactiveControllerHost } from 'lit';
import type { Desk } from '../app/desk.ts';
import { Observe } from '../state/observe.ts';

type OnSite = {
  [Name in AgentRequestName]: AgentInput<Name> extends { siteId: string } ? Name : never;
}[AgentRequestName];

/** Asks about the site that is looked at, and loads once when it is known. */
export class SiteAsking {
  private readonly me;
  private loaded = false;

  constructor(
    private readonly host: ReactiveControllerHost & { readonly desk: Desk | null },
    private readonly load: () => Promise<void>,
  ) {
    host.addController(this);
    this.me = new Observe(host, () => host.desk?.me ?? null);
  }

  get isAdmin(): boolean {
    return this.me.value?.agent.role === 'admin';
  }

  get siteId(): string | null {
    return this.site?.id ?? null;
  }

  get site(): Site | null {
    return this.host.desk?.site.chosen.value ?? null;
  }

  get now(): number {
    return this.host.desk?.clock.now() ?? 0;
  }

  hostUpdate(): void {
    if (this.loaded || this.siteId === null) return;
    this.loaded = true;
    void this.load();
  }

  /** @returns the answer, or null when it was refused; the refusal is told */
  async ask<Name extends OnSite>(
    name: Name,
    input: Omit<AgentInput<Name>, 'siteId'>,
  ): Promise<AgentAnswers[Name] | null> {
    const { desk } = this.host;
    if (!desk || this.siteId === null) {
      desk?.toasts.problem('It is not known yet which site you work for. Try again in a moment.');
      return null;
    }
    // The name was chosen among those whose input is this and the site.
    const whole = { ...input, siteId: this.siteId } as unknown as AgentInput<Name>;
    const reply = await desk.connection.request(name, whole);
    if (reply.ok) return reply.value;
    desk.toasts.problem(reply.refusal.message);
    return null;
  }
}
