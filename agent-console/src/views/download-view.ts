import type { Desk } from '../app/desk.ts';
import { inboxCsv, readAll } from './inbox-csv.ts';

/** Gives the conversations of the view on screen, of every status, as a file. */
export async function downloadView(desk: Desk | null): Promise<void> {
  if (!desk) return;
  let isWanted = true;
  const working = desk.toasts.working('Reading the conversations of this view.', () => (isWanted = false));
  const items = await readAll(desk.connection, desk.views.state.value.filter, {
    isWanted: () => isWanted,
    read: (rows) => working.tell(`${rows.toLocaleString('en')} conversations read so far.`),
  });
  working.end();
  if (items === null) return void desk.toasts.say('No file was made.');
  if ('problem' in items) return desk.toasts.problem(items.problem);
  // The mark at the front lets spreadsheets read it as UTF-8.
  const text = `\uFEFF${inboxCsv(items, desk.teamWork.state.value)}`;
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = 'conversations.csv';
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  desk.toasts.say(`${items.length.toLocaleString('en')} conversations are in the file: all of this view.`);
}
