import { createReady, type Ready } from '../canned/ready.ts';
import type { AgentConnection } from '../connection/agent-connection.ts';
import type { Deeds } from '../deeds/deeds.ts';
import { createPrivacyDesk, type PrivacyDesk } from '../privacy/privacy.ts';
import { createReplayWatch, type ReplayWatch } from '../replay/replay.ts';
import { createSignalPolicyDesk, type SignalPolicyDesk } from '../signal-policy/signal-policies.ts';
import { createSignalQuality, type SignalQuality } from '../thresholds/signal-quality.ts';
import { createThresholds, type Thresholds } from '../thresholds/thresholds.ts';
import { createTuning, type Tuning } from '../thresholds/tuning.ts';
import type { Toasts } from '../ui/toasts.ts';

/** What the desk holds of one site. Unsaved changes outlast a look at another one. */
export interface SiteDesk {
  readonly thresholds: Thresholds;
  readonly tuning: Tuning;
  readonly quality: SignalQuality;
  readonly replay: ReplayWatch;
  readonly signalPolicy: SignalPolicyDesk;
  readonly privacy: PrivacyDesk;
  readonly ready: Ready;
}

/** One desk a site, made when it is first looked at. */
export interface SiteDesks {
  /** @param siteId null: no site is known yet, and what is asked stays unanswered */
  of(siteId: string | null): SiteDesk;
  /** Reads what is held anew, on a new connection. */
  renew(): void;
  close(): void;
}

interface SiteDesksNeeds {
  readonly connection: AgentConnection;
  readonly toasts: Toasts;
  readonly deeds: Deeds;
}

export function createSiteDesks(needs: SiteDesksNeeds): SiteDesks {
  const desks = new Map<string | null, SiteDesk>();
  return {
    of(siteId) {
      const desk = desks.get(siteId) ?? createSiteDesk(needs, siteId);
      desks.set(siteId, desk);
      return desk;
    },
    renew() {
      for (const { thresholds, ready } of desks.values()) {
        if (thresholds.state.value.phase === 'loaded') void thresholds.load();
        if (ready.canned.value !== null) void ready.load();
      }
    },
    close() {
      for (const { thresholds, quality, replay, ready } of desks.values())
        for (const part of [thresholds, quality, replay, ready]) part.close();
    },
  };
}

function createSiteDesk({ connection, toasts, deeds }: SiteDesksNeeds, id: string | null): SiteDesk {
  const siteId = (): string | null => id;
  const thresholds = createThresholds(connection, siteId);
  return {
    thresholds,
    tuning: createTuning(thresholds),
    quality: createSignalQuality(connection, siteId),
    replay: createReplayWatch(connection, siteId),
    signalPolicy: createSignalPolicyDesk(connection, siteId),
    privacy: createPrivacyDesk({ connection, siteId, toasts, deeds }),
    ready: createReady(connection, siteId),
  };
}
