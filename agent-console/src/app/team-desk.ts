import type { Site } from '@attune/protocol';
import { createArranging, type Arranging } from '../assignment/arranging.ts';
import { createAvailability, type OwnAvailability } from '../availability/availability.ts';
import { createViewing, type ViewingWatch } from '../availability/viewing.ts';
import { createCheckIns, type CheckIns } from '../check-in/check-ins.ts';
import type { AgentConnection } from '../connection/agent-connection.ts';
import type { Inbox } from '../inbox/inbox.ts';
import type { Keeping } from '../state/keeping.ts';
import { createTeamWork, type TeamWork } from '../teams/team-work.ts';
import type { Toasts } from '../ui/toasts.ts';
import { createViews, type Views } from '../views/views.ts';

/** What a team shares its work by, as far as the console holds it. */
export interface TeamDesk {
  readonly teamWork: TeamWork;
  readonly views: Views;
  readonly viewing: ViewingWatch;
  readonly availability: OwnAvailability;
  readonly arranging: Arranging;
  readonly checkIns: CheckIns;
}

export interface TeamDeskNeeds {
  readonly connection: AgentConnection;
  readonly inbox: Inbox;
  readonly toasts: Toasts;
  readonly keeping: Keeping;
  readonly ownTime: () => number;
  sites(): readonly Site[];
  agentId(): string | null;
}

/** @returns its parts, and what reads all of them anew on a new connection */
export function createTeamDesk(needs: TeamDeskNeeds) {
  const { connection, inbox, toasts, keeping, ownTime, sites, agentId } = needs;
  const teamWork = createTeamWork(connection, sites);
  const views = createViews({ connection, show: inbox.show });
  const viewing = createViewing(connection, agentId);
  const availability = createAvailability(connection, ownTime);
  const checkIns = createCheckIns({
    connection,
    keeping,
    agentId,
    now: ownTime,
    beginBreak: (minutes) => availability.set({ breakMinutes: minutes }),
  });
  const desk: TeamDesk = {
    teamWork,
    views,
    viewing,
    availability,
    arranging: createArranging({ connection, inbox, toasts }),
    checkIns,
  };
  return {
    desk,
    load(): void {
      for (const part of [teamWork, views, viewing, availability, checkIns]) void part.load();
    },
    close(): void {
      for (const part of [teamWork, views, viewing, availability, checkIns]) part.close();
    },
  };
}
