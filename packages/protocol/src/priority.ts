import * as v from 'valibot';

/** How much an agent says a conversation matters; it counts beside friction and waiting. */
export const priorities = ['low', 'normal', 'high', 'urgent'] as const;
export const priorityField = v.picklist(priorities);
export type Priority = (typeof priorities)[number];
