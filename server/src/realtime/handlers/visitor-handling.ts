import type { visitorRequests, VisitorAnswers } from '@attune/protocol';
import type { BudgetName } from '../budgets.ts';
import type { VisitorSocket } from '../realtime-types.ts';
import type { Handlers } from '../serve.ts';

export type VisitorHandlers = Handlers<typeof visitorRequests, VisitorAnswers, VisitorSocket, BudgetName>;
