import type { Priority } from '@attune/protocol';

/** How a priority is called, and the sign that stands for it in a row; normal needs none. */
export const priorityLooks: Readonly<Record<Priority, { readonly word: string; readonly sign: string }>> = {
  urgent: { word: 'Urgent', sign: '⇈' },
  high: { word: 'High', sign: '↑' },
  normal: { word: 'Normal', sign: '' },
  low: { word: 'Low', sign: '↓' },
};
